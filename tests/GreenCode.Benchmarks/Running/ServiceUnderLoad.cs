using System.Diagnostics;

namespace GreenCode.Benchmarks.Running;

/// <summary>The sample service on Kestrel, with clients in this process that keep it at work.</summary>
internal sealed class ServiceUnderLoad : IDisposable
{
    private static readonly string[] Paths = ["/permits?page=1", "/permits?q=dak", "/reports/2024", "/health/live"];

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("greencode-benchmark-");
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _client;
    private readonly Task[] _clients;
    private long _answers;

    /// <param name="clients">How many requests are under way at a time.</param>
    /// <param name="pause">How long a client waits between two requests.</param>
    public ServiceUnderLoad(int clients, TimeSpan pause)
    {
        Service = new("dotnet", Programs.PermitDesk, "--data", _data.FullName, "--urls", "http://127.0.0.1:0");
        Service.WaitFor("Now listening on: ");
        var address = Service.Printed.Split("Now listening on: ")[1].Split('\n')[0].Trim();
        _client = new() { BaseAddress = new(address) };
        _clients = [.. Enumerable.Range(0, clients).Select(client => Task.Run(() => AskAsync(client, pause)))];
    }

    public ProgramRun Service { get; }

    /// <summary>How many requests have been answered.</summary>
    public long Answers => Interlocked.Read(ref _answers);

    public void Dispose()
    {
        _stop.Cancel();
        Task.WaitAll(_clients);
        _client.Dispose();
        Service.Dispose();
        _stop.Dispose();
        _data.Delete(recursive: true);
    }

    private async Task AskAsync(int client, TimeSpan pause)
    {
        for (var i = client; !_stop.IsCancellationRequested; i++)
        {
            try
            {
                await _client.GetStringAsync(new Uri(Paths[i % Paths.Length], UriKind.Relative), _stop.Token);
                Interlocked.Increment(ref _answers);
                await Task.Delay(pause, _stop.Token);
            }
            catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
            {
                Debug.WriteLine(failure.Message);
            }
        }
    }
}
