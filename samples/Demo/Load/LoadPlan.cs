namespace Demo.Load;

/// <summary>What to ask, how many requests at a time, and when to stop: after a time or after a number of requests.</summary>
public sealed record LoadPlan
{
    private LoadPlan(RequestMix mix, int concurrency) => (Mix, Concurrency) = (mix, concurrency);

    public RequestMix Mix { get; }
    public int Concurrency { get; }
    public int Requests { get; private init; } = int.MaxValue;
    public TimeSpan Duration { get; private init; } = Timeout.InfiniteTimeSpan;

    /// <summary>The requests that are under way at the end are finished and counted.</summary>
    public static LoadPlan Lasting(TimeSpan duration, RequestMix mix, int concurrency) => new(mix, concurrency) { Duration = duration };

    /// <summary>The same work for every service.</summary>
    public static LoadPlan Of(int requests, RequestMix mix, int concurrency) => new(mix, concurrency) { Requests = requests };
}
