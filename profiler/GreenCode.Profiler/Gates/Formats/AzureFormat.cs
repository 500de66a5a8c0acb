using System.Globalization;
using System.Text;

namespace GreenCode.Profiler.Gates.Formats;

/// <summary>
/// Lines that Azure Pipelines shows as issues of a run; it knows errors and warnings only. Facts: learn.microsoft.com, "Logging commands",
/// with its escapes.
/// </summary>
public sealed class AzureFormat : IGateFormat
{
    /// <inheritdoc/>
    public string Name => "azure";

    /// <inheritdoc/>
    public string Ending => ".azure.txt";

    /// <inheritdoc/>
    public string Purpose => "issues of Azure Pipelines";

    /// <inheritdoc/>
    public void Write(GateStatement statement, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        foreach (var check in statement.Checks.Where(check => check.Verdict != GateVerdict.Pass))
        {
            var place = check.File is null ? "" : $"sourcepath={Escape(check.File)};linenumber={(check.Line ?? 1).ToString(CultureInfo.InvariantCulture)};";
            writer.WriteLine($"##vso[task.logissue type={(check.Verdict == GateVerdict.Fail ? "error" : "warning")};{place}]{Escape($"greencode: {check.Name}: {check.Sentence}")}");
        }
    }

    /// <summary>The per cent sign first, so that nothing is escaped twice. A message may hold no second command.</summary>
    private static string Escape(string text) => text
        .Replace("%", "%AZP25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal)
        .Replace(";", "%3B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal)
        .Replace("##", "# #", StringComparison.Ordinal);
}
