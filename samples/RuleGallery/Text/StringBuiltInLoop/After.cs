using System.Text;

namespace RuleGallery.Text.StringBuiltInLoop;

public static class After
{
    public static string Report(string path)
    {
        var report = new StringBuilder();
        foreach (var line in File.ReadLines(path))
            report.Append(line).Append('\n');
        return report.ToString();
    }
}
