namespace GreenCode.Profiler.Reporting;

/// <summary>What the target spent for no HTTP request: with the energy of all <see cref="EnergyRecord.Requests"/> it is the target's energy.</summary>
/// <param name="Joules">Energy.</param>
/// <param name="Low">The lower end of the 95 % interval.</param>
/// <param name="High">The upper end of the 95 % interval.</param>
/// <param name="CpuSeconds">CPU time.</param>
public sealed record BackgroundEnergy(double Joules, double Low, double High, double CpuSeconds);
