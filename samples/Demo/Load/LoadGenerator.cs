using System.Diagnostics;

namespace Demo.Load;

/// <summary>Puts a bounded load on a service on this machine. It refuses any other address: it must never become a weapon.</summary>
public static class LoadGenerator
{
    /// <summary>Ends at the limit of the plan, or early when cancelled; what was measured until then is reported.</summary>
    /// <exception cref="ArgumentException"><paramref name="service"/> is not a loopback address.</exception>
    public static async Task<LoadReport> RunAsync(Uri service, LoadPlan plan, CancellationToken cancellationToken)
    {
        if (!service.IsLoopback)
            throw new ArgumentException($"The load generator only works on this machine (127.0.0.1); {service} is elsewhere.", nameof(service));

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(plan.Duration);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = service, Timeout = TimeSpan.FromSeconds(60) };

        var next = -1;
        var started = Stopwatch.GetTimestamp();
        var workers = Enumerable.Range(0, plan.Concurrency).Select(_ => WorkAsync(client, plan, () => Interlocked.Increment(ref next), stop.Token)).ToArray();
        var outcomes = await Task.WhenAll(workers);
        return LoadReport.Of(Stopwatch.GetElapsedTime(started), [.. outcomes.SelectMany(o => o)]);
    }

    private static async Task<List<RequestOutcome>> WorkAsync(HttpClient client, LoadPlan plan, Func<int> nextIndex, CancellationToken stop)
    {
        var outcomes = new List<RequestOutcome>();
        while (!stop.IsCancellationRequested && nextIndex() is var index && index < plan.Requests)
            outcomes.Add(await SendAsync(client, plan.Mix.At(index)));
        return outcomes;
    }

    private static async Task<RequestOutcome> SendAsync(HttpClient client, LoadRequest request)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var message = new HttpRequestMessage(request.Method, request.PathAndQuery);
            using var response = await client.SendAsync(message);
            var body = await response.Content.ReadAsByteArrayAsync();
            var error = response.StatusCode == request.Expected ? null : $"{request.Method} {request.PathAndQuery} gave {(int)response.StatusCode}.";
            return new RequestOutcome(request.Endpoint, Stopwatch.GetElapsedTime(started), body.Length, error);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return new RequestOutcome(request.Endpoint, Stopwatch.GetElapsedTime(started), 0, $"{request.Method} {request.PathAndQuery} failed: {e.Message}");
        }
    }
}
