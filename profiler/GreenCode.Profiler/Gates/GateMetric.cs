namespace GreenCode.Profiler.Gates;

/// <summary>What a gate compares.</summary>
public enum GateMetric
{
    /// <summary>Joules from a meter that measures: the share of the command and its children, by CPU time.</summary>
    Energy,

    /// <summary>CPU seconds of the command and its children.</summary>
    CpuTime,

    /// <summary>Bytes that the .NET runtimes of the command and its children allocated, to about 100 kB per run.</summary>
    AllocatedBytes,
}
