namespace KnownShares;

internal sealed record IdleTruth(string Name, double CpuSeconds);
