using GreenCode.Energy;

namespace GreenCode.Profiler.Heap;

/// <summary>Something that a runtime told of its heap.</summary>
/// <param name="Kind">What.</param>
/// <param name="ThreadId">The thread that it happened on.</param>
/// <param name="Time">When.</param>
/// <param name="Bytes">For an allocation: the bytes allocated that it stands for.</param>
/// <param name="StackId">For an allocation: who allocated, in the stacks of the <see cref="HeapSource"/>.</param>
/// <param name="ProcessId">The process that it happened in.</param>
internal readonly record struct HeapEvent(HeapEventKind Kind, int ThreadId, MonotonicTime Time, double Bytes = 0, int StackId = 0, int ProcessId = 0);
