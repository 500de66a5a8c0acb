using System.Text;

namespace RuleGallery.Text.StringBuiltInLoop;

public static class After
{
    public static string Report(IEnumerable<string> lines)
    {
        var report = new StringBuilder();
        foreach (var line in lines)
            report.Append(line).Append('\n');
        return report.ToString();
    }
}
