namespace GreenCode.Profiler.Tests.Reporting;

/// <summary>Energy of one call path of a made-up record.</summary>
/// <param name="Role">The thread role at its root.</param>
/// <param name="Frames">Outermost first; <c>Module!Name(signature)</c> for a method, <c>[gc]</c> for a bucket.</param>
/// <param name="Joules">Energy of the leaf.</param>
/// <param name="CpuSeconds">CPU time of the leaf.</param>
public sealed record SampleStack(string Role, string[] Frames, double Joules, double CpuSeconds);
