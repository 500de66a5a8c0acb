using GreenCode.Energy;

namespace GreenCode.Profiler.Model;

/// <summary>A stack seen on a thread, as the sampler delivered it.</summary>
/// <param name="ThreadId">The operating system's thread id.</param>
/// <param name="Time">When it was seen.</param>
/// <param name="Leaf">
/// The address that was being executed, where the stack holds only the return addresses; 0 where the stack holds the leaf as well.
/// Apart from the stack because it differs from sample to sample while return addresses repeat.
/// </param>
/// <param name="StackId">The stack's id in the <see cref="RawStackTable"/>.</param>
/// <param name="Kind">What the sampler says of the thread's state.</param>
/// <param name="ProcessId">The process of the thread.</param>
public readonly record struct RawSample(int ThreadId, MonotonicTime Time, ulong Leaf, int StackId, SampleKind Kind, int ProcessId = 0);
