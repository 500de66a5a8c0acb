using System.Globalization;
using System.Text;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Exporters;

/// <summary>
/// One call path per line, frames joined by semicolons and then a space and its microjoules: the input of flamegraph.pl, inferno and Pyroscope.
/// </summary>
public sealed class CollapsedExporter : IReportExporter
{
    /// <inheritdoc/>
    public ExportFormat Format { get; } = new("collapsed", [".collapsed", ".folded"], "collapsed stacks in microjoules, for flame graph scripts");

    /// <inheritdoc/>
    public void Export(EnergyRecord record, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        string[] names = [.. record.CallTree.Frames.Select(frame => Clean(Stacks.NameOf(frame)))];
        foreach (var (frames, micros) in Stacks.Weighted(record))
        {
            for (var i = 0; i < frames.Count; i++)
            {
                if (i > 0)
                    writer.Write(';');
                writer.Write(names[frames[i]]);
            }

            writer.Write(' ');
            writer.WriteLine(micros.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>A semicolon would end the frame and a line break the stack; the format knows no escape for either.</summary>
    private static string Clean(string name) =>
        string.Concat(name.Select(letter => letter == ';' ? ':' : char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter));
}
