namespace GreenCode.Profiler.Tests.Sampling.EventPipe;

/// <summary>A sample as a reader gave it; the stack as text, so that two can be compared.</summary>
internal sealed record SeenSample(int ThreadId, long Time, bool IsManaged, string Stack)
{
    public static string Write(ReadOnlySpan<ulong> addresses) => Convert.ToHexString(System.Runtime.InteropServices.MemoryMarshal.AsBytes(addresses));
}
