namespace GreenCode.Profiler.Model;

/// <summary>How much CPU time a thread had used at a moment.</summary>
/// <param name="ThreadId">The operating system's thread id.</param>
/// <param name="CpuNanoseconds">CPU time since the thread began.</param>
public readonly record struct ThreadCpu(int ThreadId, long CpuNanoseconds);
