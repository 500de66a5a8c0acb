namespace GreenCode.Profiler.Gates;

/// <summary>What metrics and units are called, in options and in sentences.</summary>
public static class GateNames
{
    /// <summary>The metric's name as <c>--metric</c> takes it.</summary>
    public static string Of(GateMetric metric) => metric switch
    {
        GateMetric.CpuTime => "cpu-time",
        GateMetric.AllocatedBytes => "allocated-bytes",
        _ => "energy",
    };

    /// <summary>The metric as a noun.</summary>
    public static string Noun(GateMetric metric) => metric switch
    {
        GateMetric.CpuTime => "CPU time",
        GateMetric.AllocatedBytes => "allocated memory",
        _ => "energy",
    };

    /// <summary>The unit of work as a noun.</summary>
    public static string Of(GateUnit unit) => unit.ToString().ToLowerInvariant();
}
