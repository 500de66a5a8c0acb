namespace GreenCode.Benchmarks.Evidence;

/// <summary>Runs both halves in turn, so that what drifts on the machine hits both, and takes the CPU time of the process for each run.</summary>
internal static class WorkloadRunner
{
    public static EvidenceCase Measure(IWorkload workload)
    {
        using var resources = workload as IDisposable;
        workload.Before().GetAwaiter().GetResult();
        workload.After().GetAwaiter().GetResult();

        var (before, after) = (new List<(double Cpu, double Bytes)>(), new List<(double Cpu, double Bytes)>());
        for (var i = 0; i < workload.Runs; i++)
        {
            before.Add(Run(workload.Before));
            after.Add(Run(workload.After));
        }

        return Measurement.Compare(workload.Case, Summary(before), Summary(after));
    }

    private static (double Cpu, double Bytes) Run(Func<Task> half)
    {
        var (cpu, bytes) = Used();
        half().GetAwaiter().GetResult();
        var (cpuAfter, bytesAfter) = Used();
        return ((cpuAfter - cpu).TotalSeconds, bytesAfter - bytes);
    }

    private static (TimeSpan Cpu, long Bytes) Used() =>
        (Environment.CpuUsage.TotalTime + ChildUse.CpuTime, GC.GetTotalAllocatedBytes(precise: true) + ChildUse.AllocatedBytes);

    private static Measurement Summary(List<(double Cpu, double Bytes)> runs) => new([.. runs.Select(run => new[] { run.Cpu })], runs.Average(run => run.Bytes));
}
