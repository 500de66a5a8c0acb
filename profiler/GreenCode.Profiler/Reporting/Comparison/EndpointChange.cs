namespace GreenCode.Profiler.Reporting.Comparison;

/// <summary>What one request of an HTTP endpoint cost in two records.</summary>
/// <param name="Endpoint">Method and route.</param>
/// <param name="PerRequest">Energy of one request on average.</param>
public sealed record EndpointChange(string Endpoint, AmountChange PerRequest);
