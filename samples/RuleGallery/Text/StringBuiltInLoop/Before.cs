namespace RuleGallery.Text.StringBuiltInLoop;

public static class Before
{
    public static string Report(IEnumerable<string> lines)
    {
        var report = "";
        foreach (var line in lines)
            report += line + "\n";
        return report;
    }
}
