namespace GreenCode.Profiler.Reporting;

/// <summary>A part of the target's energy that belongs to no user method.</summary>
/// <param name="Name"><c>gc</c>, <c>jit</c>, <c>runtime</c>, <c>native</c>, <c>profiler</c> or <c>unsampled</c>.</param>
/// <param name="Joules">Its energy.</param>
/// <param name="Low">The lower end of the 95 % interval.</param>
/// <param name="High">The upper end of the 95 % interval.</param>
/// <param name="CpuSeconds">Its CPU time.</param>
public sealed record BucketEnergy(string Name, double Joules, double Low, double High, double CpuSeconds);
