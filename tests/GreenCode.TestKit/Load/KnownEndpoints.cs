using System.Globalization;
using System.Net.Http.Json;

namespace GreenCode.TestKit.Load;

/// <summary>A client of samples/KnownEndpoints, whose endpoints burn known CPU time and say what they really cost.</summary>
public sealed class KnownEndpoints : IDisposable
{
    private const int Clients = 4;

    private readonly HttpClient _client;

    /// <summary>Chooses an address for the service; start it with <see cref="Arguments"/>.</summary>
    public KnownEndpoints()
    {
        Address = $"http://127.0.0.1:{FreePort.Find().ToString(CultureInfo.InvariantCulture)}";
        _client = new() { BaseAddress = new(Address), Timeout = TimeSpan.FromSeconds(60) };
    }

    /// <summary>The endpoints, with the milliseconds that each burns in its handler.</summary>
    public static IReadOnlyDictionary<string, double> Milliseconds { get; } = new Dictionary<string, double>
    {
        ["GET /hot/{id:int}"] = 9,
        ["GET /sync/{id:int}"] = 2,
        ["GET /cold/{key}"] = 1,
    };

    /// <summary>Where the service shall listen.</summary>
    public string Address { get; }

    /// <summary>What the service is started with.</summary>
    public IEnumerable<string> Arguments => ["--urls", Address];

    /// <summary>An endpoint's name as the profiler gives it, which does not know the constraints of a route's parameters.</summary>
    public static string WithoutConstraint(string endpoint) => endpoint.Replace(":int", "", StringComparison.Ordinal);

    /// <summary>Waits until the service answers.</summary>
    public async Task WaitUntilUpAsync(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await _client.GetStringAsync("/nothing", stop);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50, stop);
            }
        }
    }

    /// <summary>Sends so many requests to each endpoint, four at a time.</summary>
    public Task SendAsync(int toEach, CancellationToken stop) => Parallel.ForEachAsync(
        Enumerable.Range(0, toEach).SelectMany(id => new[] { $"/hot/{id}", $"/sync/{id}", $"/cold/autumn{(char)('a' + id % 26)}" }),
        new ParallelOptions { MaxDegreeOfParallelism = Clients, CancellationToken = stop },
        async (path, token) => await _client.GetStringAsync(path, token));

    /// <summary>Sends so many requests that cost next to nothing, four at a time.</summary>
    public Task SendNothingAsync(int requests, CancellationToken stop) => Parallel.ForEachAsync(
        Enumerable.Range(0, requests),
        new ParallelOptions { MaxDegreeOfParallelism = Clients, CancellationToken = stop },
        async (_, token) => await _client.GetStringAsync("/nothing", token));

    /// <summary>What each endpoint really cost: requests and CPU seconds, by the clocks of the threads that worked for them.</summary>
    public async Task<IReadOnlyDictionary<string, EndpointTruth>> TruthAsync(CancellationToken stop) =>
        (await _client.GetFromJsonAsync<Dictionary<string, EndpointTruth>>("/truth", stop))!;

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
