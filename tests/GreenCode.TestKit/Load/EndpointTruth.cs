namespace GreenCode.TestKit.Load;

/// <summary>What the requests of an endpoint really cost.</summary>
/// <param name="Count">How many there were.</param>
/// <param name="CpuSeconds">CPU time of all of them.</param>
public sealed record EndpointTruth(long Count, double CpuSeconds);
