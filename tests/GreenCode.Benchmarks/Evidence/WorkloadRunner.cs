namespace GreenCode.Benchmarks.Evidence;

/// <summary>Runs both halves in turn, so that what drifts on the machine hits both, and takes the CPU time of the process for each run.</summary>
internal static class WorkloadRunner
{
    public static EvidenceCase Measure(IWorkload workload)
    {
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
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        half().GetAwaiter().GetResult();
        return ((Environment.CpuUsage.TotalTime - cpu).TotalSeconds, GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }

    private static Measurement Summary(List<(double Cpu, double Bytes)> runs) => new([.. runs.Select(run => new[] { run.Cpu })], runs.Average(run => run.Bytes));
}
