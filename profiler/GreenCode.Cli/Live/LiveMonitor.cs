using System.Diagnostics;
using GreenCode.Cli.Terminal;
using GreenCode.Profiler;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Cli.Live;

/// <summary>
/// Shows a running profile once a second: as a screen that answers to keys where there is a terminal, as a line where there is none. Four escape
/// sequences that every terminal knows are all it takes (ECMA-48, and xterm's other screen), so that no library is asked.
/// </summary>
public sealed class LiveMonitor : IProgress<ProfileProgress>, IDisposable
{
    private const string Enter = "\e[?1049h\e[?25l", Leave = "\e[?25h\e[?1049l", Home = "\e[H", RestOfLine = "\e[K", RestOfScreen = "\e[J";

    /// <summary>Composing the figures may take this part of the time: a profile with very many methods is shown less often.</summary>
    private const double MostCost = 0.05;

    /// <summary>The first times take longer, because the code is compiled then.</summary>
    private const int WarmingUp = 3;

    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(900);
    private static readonly TimeSpan KeyInterval = TimeSpan.FromMilliseconds(50);

    private readonly ITerminal _terminal;
    private readonly Action _mark;
    private readonly Action _stop;
    private readonly bool _isScreen;
    private readonly Lock _lock = new();
    private readonly Timer? _keys;
    private readonly Stopwatch _sinceShown = Stopwatch.StartNew();
    private LiveState _state = new();
    private LiveScreen? _screen;
    private EnergyRecord? _shown;
    private TimeSpan _wait;
    private int _composed;
    private bool _isDisposed;

    /// <summary>Takes the screen, where there is one.</summary>
    /// <param name="terminal">Where to show.</param>
    /// <param name="mark">Called where the reader marks a phase.</param>
    /// <param name="stop">Called where the reader has seen enough.</param>
    public LiveMonitor(ITerminal terminal, Action mark, Action stop)
    {
        (_terminal, _mark, _stop) = (terminal, mark, stop);
        _isScreen = terminal.ShowsProgress && terminal.Error.Profile.Capabilities.Ansi;
        if (!_isScreen)
            return;
        Write(Enter);
        _keys = new(_ => TakeKeys(), null, KeyInterval, KeyInterval);
    }

    /// <inheritdoc/>
    public void Report(ProfileProgress value)
    {
        lock (_lock)
        {
            if (_isDisposed || _state.IsPaused || value.SoFar is null || value.Elapsed == TimeSpan.Zero || _sinceShown.Elapsed < _wait)
                return;
            var composing = Stopwatch.StartNew();
            var record = value.SoFar();
            (_screen, _shown) = (new(record, _shown), record);
            _wait = ++_composed <= WarmingUp ? Refresh : TimeSpan.FromTicks(Math.Max(Refresh.Ticks, (long)(composing.Elapsed.Ticks / MostCost)));
            _sinceShown.Restart();
            if (_isScreen)
                Draw();
            else
                Write(_screen.Line() + "\n");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _keys?.Dispose();
        lock (_lock)
        {
            if (_isScreen && !_isDisposed)
                Write(Leave);
            _isDisposed = true;
        }
    }

    private void TakeKeys()
    {
        lock (_lock)
        {
            while (!_isDisposed && _terminal.TakeKey() is { } key)
            {
                if (char.ToLowerInvariant(key) == 'q')
                    _stop();
                if (char.ToLowerInvariant(key) == 'm')
                    _mark();
                _state = _state.After(key);
                Draw();
            }
        }
    }

    private void Draw()
    {
        var lines = _screen?.Lines(_state, _terminal.Error.Profile.Width, _terminal.Height) ?? [];
        Write(Home + string.Join(RestOfLine + "\r\n", lines) + RestOfLine + RestOfScreen);
    }

    private void Write(string text)
    {
        var writer = _terminal.Error.Profile.Out.Writer;
        writer.Write(text);
        writer.Flush();
    }
}
