namespace GreenCode.Profiler;

/// <summary>A gate cannot go on. The message says what happened and what to do, as sentences.</summary>
internal sealed class GateStoppedException(GateEnd end, string message) : Exception(message)
{
    public GateEnd End { get; } = end;
}
