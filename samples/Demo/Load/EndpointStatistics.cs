namespace Demo.Load;

/// <summary>The requests to one endpoint. Latencies are of the requests without an error; null where there is none.</summary>
public sealed record EndpointStatistics(Endpoint Endpoint, int Requests, int Errors, long Bytes, TimeSpan? Median, TimeSpan? Percentile95)
{
    internal static EndpointStatistics Of(Endpoint endpoint, IReadOnlyCollection<RequestOutcome> outcomes)
    {
        var latencies = outcomes.Where(o => o.Error is null).Select(o => o.Latency).Order().ToArray();
        return new EndpointStatistics(
            endpoint, outcomes.Count, outcomes.Count - latencies.Length, outcomes.Sum(o => o.Bytes), Quantile(latencies, 0.5), Quantile(latencies, 0.95));
    }

    /// <summary>Nearest rank: the smallest latency that at least this part of the requests stayed within.</summary>
    private static TimeSpan? Quantile(TimeSpan[] sorted, double part) =>
        sorted.Length == 0 ? null : sorted[(int)Math.Ceiling(part * sorted.Length) - 1];
}
