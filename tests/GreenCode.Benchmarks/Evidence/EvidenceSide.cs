namespace GreenCode.Benchmarks.Evidence;

/// <summary>Means for one operation, or for one run of a job.</summary>
internal sealed record EvidenceSide(double CpuSeconds, double AllocatedBytes);
