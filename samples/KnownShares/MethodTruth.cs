namespace KnownShares;

/// <param name="Name">As a profiler shows it: Namespace.Type.Method.</param>
/// <param name="CpuSeconds">By the clock of the thread it ran on, with everything it called.</param>
/// <param name="ShareOfProcess">Its part of all CPU time of the process.</param>
internal sealed record MethodTruth(string Name, double CpuSeconds, double ShareOfProcess);
