using System.Globalization;
using System.Text;

namespace GreenCode.Profiler.Gates.Formats;

/// <summary>
/// Lines that GitHub Actions shows as annotations. Facts: docs.github.com, "Workflow commands for GitHub Actions", and the escapes of
/// actions/toolkit (packages/core/src/command.ts).
/// </summary>
public sealed class GitHubFormat : IGateFormat
{
    /// <inheritdoc/>
    public string Name => "github";

    /// <inheritdoc/>
    public string Ending => ".github.txt";

    /// <inheritdoc/>
    public string Purpose => "annotations of GitHub Actions";

    /// <inheritdoc/>
    public void Write(GateStatement statement, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        foreach (var check in statement.Checks)
        {
            var level = check.Verdict switch
            {
                GateVerdict.Pass => "notice",
                GateVerdict.Fail => "error",
                _ => "warning",
            };
            var place = check.File is null ? "" : $"file={Property(check.File)},line={(check.Line ?? 1).ToString(CultureInfo.InvariantCulture)},";
            writer.WriteLine($"::{level} {place}title={Property("greencode: " + check.Name)}::{Data(check.Sentence)}");
        }
    }

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
