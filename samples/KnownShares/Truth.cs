namespace KnownShares;

/// <summary>What the program knows about its own CPU time; times are since the start of the process unless said otherwise.</summary>
/// <param name="Pid">Of this process.</param>
/// <param name="Layout">OneThread or ThreadEach.</param>
/// <param name="IdleThreads">How many threads only waited.</param>
/// <param name="ProcessCpuSeconds">All threads, by the process clock, at the moment the ledger was closed.</param>
/// <param name="OtherCpuSeconds">What no busy method burnt: starting the runtime, compiling, idle threads, the profiler inside the process.</param>
/// <param name="GcCount">Collections of any generation.</param>
/// <param name="GcPauseSeconds">Wall time that the threads stood still for collections.</param>
/// <param name="EstimatedGcCpuSeconds">
/// The part of AllocateObjects that was collection, as far as its units with and without a collection differ. It is part of that method's CPU time.
/// </param>
/// <param name="Methods">The busy methods.</param>
/// <param name="IdleMethods">CPU time of the threads that only waited, by the method they waited in.</param>
/// <param name="Timeline">The busy methods' CPU time at the end of each round, for a profile that covers a part of the run.</param>
internal sealed record Truth(
    int Pid, string Layout, int IdleThreads, double ProcessCpuSeconds, double OtherCpuSeconds,
    int GcCount, double GcPauseSeconds, double EstimatedGcCpuSeconds,
    IReadOnlyList<MethodTruth> Methods, IReadOnlyList<IdleTruth> IdleMethods, IReadOnlyList<RoundTruth> Timeline);
