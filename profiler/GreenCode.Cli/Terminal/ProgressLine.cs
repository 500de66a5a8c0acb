using System.Globalization;
using GreenCode.Profiler;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Target;
using Spectre.Console;

namespace GreenCode.Cli.Terminal;

/// <summary>Tells when the measuring begins, and on a terminal how it stands, on one line that is written over twice a second.</summary>
public sealed class ProgressLine : IProgress<ProfileProgress>, IDisposable
{
    private readonly ITerminal _terminal;
    private readonly string _target;
    private bool _hasBegun;
    private int _written;

    /// <summary>Says whom it waits for.</summary>
    public ProgressLine(ITerminal terminal, TargetProcess target)
    {
        (_terminal, _target) = (terminal, $"{target.Name} (process {target.Id})");
        terminal.Error.MarkupLineInterpolated($"[grey]Connecting to {_target}.[/]");
    }

    /// <inheritdoc/>
    public void Report(ProfileProgress value)
    {
        if (!_hasBegun)
            _terminal.Error.MarkupLineInterpolated($"[grey]Profiling {_target}. Ctrl+C stops and reports.[/]");
        _hasBegun = true;
        if (!_terminal.ShowsProgress)
            return;
        var (joules, cpu) = (Quantity.Joules(value.TargetJoules, CultureInfo.InvariantCulture), Quantity.Seconds(value.TargetCpuSeconds, CultureInfo.InvariantCulture));
        Overwrite(string.Create(CultureInfo.InvariantCulture, $"{value.Elapsed.TotalSeconds,4:0} s   {joules}   {cpu} CPU   {value.Samples} samples"));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_written > 0)
            Overwrite("");
    }

    /// <summary>With blanks rather than an escape sequence, which the simplest terminals do not know; never as wide as the screen, so that it does not wrap.</summary>
    private void Overwrite(string line)
    {
        line = line[..Math.Min(line.Length, Math.Max(0, _terminal.Error.Profile.Width - 1))];
        var writer = _terminal.Error.Profile.Out.Writer;
        writer.Write($"\r{line.PadRight(_written)}\r{line}");
        writer.Flush();
        _written = line.Length;
    }
}
