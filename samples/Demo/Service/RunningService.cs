using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace Demo.Service;

/// <summary>A variant that runs on a free port of this machine, with a register of its own in a temporary folder. Disposing ends it and leaves nothing.</summary>
public sealed class RunningService : IAsyncDisposable
{
    private const string AddressLine = "Now listening on: ";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningService(Process process, string dataFolder) => (_process, DataFolder) = (process, dataFolder);

    public string DataFolder { get; }

    public Uri Address => _listening.Task.Result;

    public int ProcessId => _process.Id;

    /// <summary>CPU time of all threads since the start, in steps of a clock tick (10 ms on Linux).</summary>
    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts the assembly and returns when it is ready for requests.</summary>
    /// <exception cref="DemoException">It ended by itself or was not ready in time.</exception>
    public static async Task<RunningService> StartAsync(string assembly, CancellationToken cancellationToken)
    {
        var dataFolder = Directory.CreateTempSubdirectory("permitdesk-").FullName;
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [assembly, "--urls", "http://127.0.0.1:0", "--data", dataFolder])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = dataFolder,
            },
            EnableRaisingEvents = true,
        };
        var service = new RunningService(process, dataFolder);
        try
        {
            await service.LaunchAsync(Path.GetFileName(assembly), cancellationToken);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        catch (InvalidOperationException)
        {
            // It was never started.
        }

        _process.Dispose();
        Directory.Delete(DataFolder, recursive: true);
    }

    private async Task LaunchAsync(string name, CancellationToken cancellationToken)
    {
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(new DemoException($"{name} ended before it was ready:{Environment.NewLine}{Output}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        try
        {
            await WaitUntilReadyAsync(await _listening.Task.WaitAsync(limit.Token), limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DemoException($"{name} was not ready within {StartLimit.TotalSeconds:0} seconds. What it said:{Environment.NewLine}{Output}");
        }
    }

    private async Task WaitUntilReadyAsync(Uri address, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
        while (true)
        {
            if (_process.HasExited)
                throw new DemoException($"The service ended before it was ready:{Environment.NewLine}{Output}");
            using var response = await client.GetAsync("/health/ready", cancellationToken);
            if (response.StatusCode == HttpStatusCode.OK)
                return;
            await Task.Delay(100, cancellationToken);
        }
    }

    private string Output => string.Join(Environment.NewLine, _output);

    private void Read(string? line)
    {
        if (line is null)
            return;

        _output.Enqueue(line);
        if (line.IndexOf(AddressLine, StringComparison.Ordinal) is var at and >= 0)
            _listening.TrySetResult(new Uri(line[(at + AddressLine.Length)..].Trim()));
    }
}
