using System.Globalization;
using GreenCode.Profiler;
using Spectre.Console;

namespace GreenCode.Cli.Terminal;

/// <summary>Tells on a terminal how a gate stands, on one line that is written over; elsewhere a line for every tenth run.</summary>
public sealed class GateProgressLine(ITerminal terminal) : IProgress<GateProgress>, IDisposable
{
    private const int RunsPerLine = 10;

    private int _written;

    /// <inheritdoc/>
    public void Report(GateProgress value)
    {
        var run = value.Stage == GateStage.Search ? "The gate fails. To find what carries the change: sampled run" : "Run";
        var most = value.Stage == GateStage.Search ? "" : "at most ";
        var line = string.Create(CultureInfo.InvariantCulture,
            $"{run} {value.Done} of {most}{value.Planned} ({value.Side.ToString().ToLowerInvariant()}{(value.Stage == GateStage.WarmUp ? ", warm-up" : "")}).");
        if (terminal.ShowsProgress)
            Overwrite(line);
        else if (value.Done % RunsPerLine == 0)
            terminal.Error.WriteLine(line);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_written > 0)
            Overwrite("");
    }

    private void Overwrite(string line)
    {
        line = line[..Math.Min(line.Length, Math.Max(0, terminal.Error.Profile.Width - 1))];
        var writer = terminal.Error.Profile.Out.Writer;
        writer.Write($"\r{line.PadRight(_written)}\r{line}");
        writer.Flush();
        _written = line.Length;
    }
}
