namespace GreenCode.TestKit.Power;

/// <summary>A CPU clock that is read in steps. When its process has ended it stands still.</summary>
internal sealed class WatchedClock(string name, Func<TimeSpan?> clock)
{
    private TimeSpan _last;

    public string Name => name;

    /// <summary>Starts over from the present; false where there is nothing to read.</summary>
    public bool TryRestart()
    {
        var now = clock();
        _last = now ?? _last;
        return now is not null;
    }

    /// <summary>The CPU time since the last call.</summary>
    public TimeSpan Step()
    {
        var before = _last;
        _last = clock() ?? before;
        return _last - before;
    }
}
