namespace GreenCode.Energy.Meters.Estimated;

/// <summary>Reads the CPU time of the whole machine.</summary>
internal interface ICpuTimeSource : IDisposable
{
    /// <summary>Logical CPUs that are online.</summary>
    int Cpus { get; }

    /// <summary>Reads the times; false where they cannot be read any more, or where a CPU came or went since the last read.</summary>
    bool TryRead(out CpuTimes times);
}
