namespace GreenCode.Profiler.Model;

/// <summary>CPU time of a process that no thread's clock showed: threads that ended between two ticks.</summary>
/// <param name="ProcessId">The process.</param>
/// <param name="CpuNanoseconds">Their CPU time in the window.</param>
public readonly record struct EndedThreads(int ProcessId, long CpuNanoseconds);
