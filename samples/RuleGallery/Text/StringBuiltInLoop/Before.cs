namespace RuleGallery.Text.StringBuiltInLoop;

public static class Before
{
    public static string Report(string path)
    {
        var report = "";
        foreach (var line in File.ReadLines(path))
            report += line + "\n";
        return report;
    }
}
