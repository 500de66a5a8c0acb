namespace GreenCode.Profiler.Reporting;

/// <summary>What one thread of the target spent.</summary>
/// <param name="Id">The operating system's thread id.</param>
/// <param name="Name">The thread's name; null for what exited threads spent that no reading caught.</param>
/// <param name="Role">What it does: <c>main</c>, <c>pool</c>, <c>timer</c>, <c>finalizer</c>, <c>gc</c>, <c>jit</c>, <c>runtime</c>, <c>profiler</c>, <c>user</c>.</param>
/// <param name="CpuSeconds">CPU time.</param>
/// <param name="Joules">Energy.</param>
/// <param name="ProcessId">The process that it belongs to; 0 in records of versions that knew one process only.</param>
public sealed record ThreadEnergy(int Id, string? Name, string Role, double CpuSeconds, double Joules, int ProcessId = 0);
