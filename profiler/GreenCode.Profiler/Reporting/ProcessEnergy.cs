namespace GreenCode.Profiler.Reporting;

/// <summary>What one of the target's processes spent.</summary>
/// <param name="Id">The process id.</param>
/// <param name="ParentId">The process that started it; null for the first one and where that is not known.</param>
/// <param name="Name">The entry assembly or executable.</param>
/// <param name="RuntimeVersion">The version of its .NET runtime; null where it has none that could be found.</param>
/// <param name="CpuSeconds">CPU time.</param>
/// <param name="Joules">Energy.</param>
public sealed record ProcessEnergy(int Id, int? ParentId, string Name, string? RuntimeVersion, double CpuSeconds, double Joules);
