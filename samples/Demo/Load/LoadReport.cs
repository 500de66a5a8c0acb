namespace Demo.Load;

/// <summary>What a load came to. <paramref name="FirstError"/> is an example, null where every request was answered as it should be.</summary>
public sealed record LoadReport(TimeSpan Elapsed, IReadOnlyList<EndpointStatistics> Endpoints, string? FirstError)
{
    public int Requests => Endpoints.Sum(e => e.Requests);

    public int Errors => Endpoints.Sum(e => e.Errors);

    internal static LoadReport Of(TimeSpan elapsed, IReadOnlyCollection<RequestOutcome> outcomes) => new(
        elapsed,
        [.. outcomes.GroupBy(o => o.Endpoint).OrderBy(g => g.Key).Select(g => EndpointStatistics.Of(g.Key, [.. g]))],
        outcomes.FirstOrDefault(o => o.Error is not null).Error);
}
