using System.Collections.Concurrent;

namespace KnownEndpoints;

/// <summary>
/// What each request costs, by the CPU clocks of the threads that work for it: the current request flows with the execution context, and
/// every switch on a thread charges the CPU time since the switch before.
/// </summary>
internal sealed class RequestCpu
{
    private static readonly AsyncLocal<RequestCpu?> Flow = new(OnSwitch);
    private static readonly ConcurrentDictionary<string, EndpointTruth> Finished = new();

    [ThreadStatic]
    private static long _since;

    private long _nanoseconds;

    private RequestCpu()
    {
    }

    /// <summary>The request that the calling code works for; null outside of requests.</summary>
    public static RequestCpu? Current => Flow.Value;

    /// <summary>What the requests that have ended cost, by endpoint.</summary>
    public static IReadOnlyDictionary<string, EndpointTruth> Endpoints => Finished;

    /// <summary>The request's method and route.</summary>
    public string Endpoint { get; set; } = "(no route)";

    /// <summary>Begins a request in the calling execution context.</summary>
    public static RequestCpu Begin() => Flow.Value = new();

    /// <summary>Ends it.</summary>
    public void End()
    {
        Flow.Value = null;
        var cost = Interlocked.Read(ref _nanoseconds) / 1e9;
        Finished.AddOrUpdate(
            Endpoint, _ => new(1, cost), (_, sum) => new(sum.Count + 1, sum.CpuSeconds + cost));
    }

    private static void OnSwitch(AsyncLocalValueChangedArgs<RequestCpu?> change)
    {
        var now = CpuClock.ThreadNanoseconds;
        if (change.PreviousValue is { } previous)
            Interlocked.Add(ref previous._nanoseconds, now - _since);
        _since = now;
    }
}
