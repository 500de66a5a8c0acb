namespace GreenCode.Cli;

/// <summary>What the exit codes mean. Scripts build on them: a number never changes its meaning.</summary>
public enum ExitCode
{
    /// <summary>Success, or the gate passed.</summary>
    Success = 0,

    /// <summary>The gate failed.</summary>
    GateFailed = 1,

    /// <summary>Wrong usage or bad input: an option, a process or file that is not there, an output that cannot be written.</summary>
    BadInput = 2,

    /// <summary>Refused: no usable meter (for <c>doctor</c>: none that measures), no permission, or not comparable.</summary>
    Refused = 3,

    /// <summary>The gate could not decide.</summary>
    Inconclusive = 4,

    /// <summary>The launched program failed by itself: with an exit code that is not 0, or by a signal.</summary>
    TargetFailed = 5,

    /// <summary>Interrupted before anything could be reported.</summary>
    Interrupted = 130,
}
