namespace GreenCode.Profiler.Target;

/// <summary>The process to profile cannot be found or started, or failed at once. The message says why and what to do, as sentences.</summary>
public sealed class TargetException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Whether the process was started and then failed, rather than not being there at all.</summary>
    public bool HasFailed { get; init; }
}
