namespace GreenCode.Profiler.Heap;

/// <summary>What a runtime tells of its heap.</summary>
internal enum HeapEventKind
{
    /// <summary>The thread begins to stop all others for a garbage collection.</summary>
    PauseBegun = 1,

    /// <summary>The thread has let all others go on.</summary>
    PauseEnded,

    /// <summary>An allocation was drawn at random (.NET 10 and later).</summary>
    AllocationSampled,

    /// <summary>Another 100 kB or so had been allocated (earlier runtimes).</summary>
    AllocationTick,
}
