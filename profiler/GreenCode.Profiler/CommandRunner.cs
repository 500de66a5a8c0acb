using System.Globalization;
using GreenCode.Profiler.CpuTime;
using GreenCode.Profiler.Gates;
using GreenCode.Profiler.Sampling.EventPipe;
using GreenCode.Profiler.Target;

namespace GreenCode.Profiler;

/// <summary>Runs a command once and measures it: as a whole, or as a service under load.</summary>
/// <param name="plan">What is asked.</param>
/// <param name="meter">Measures.</param>
internal sealed class CommandRunner(GatePlan plan, RunMeter meter) : IDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan InterruptDelay = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>Runs it.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="name">What to call it in sentences, such as <c>The baseline</c>.</param>
    /// <param name="asksRuntime">Whether to ask its .NET runtime which version it is: once is enough, and costs it a moment.</param>
    /// <param name="stop">Ends the run.</param>
    /// <param name="hurry">Ends the waiting for a command that does not end.</param>
    /// <exception cref="GateStoppedException">It failed, or did nothing that can be counted.</exception>
    /// <exception cref="TargetException">It could not be started.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    public async Task<CommandRun> RunAsync(IReadOnlyList<string> command, string name, bool asksRuntime, CancellationToken stop, CancellationToken hurry)
    {
        var countsRequests = plan.IsService && plan.Operations is null;
        var allocations = plan.Metric == GateMetric.AllocatedBytes;
        var folder = countsRequests || allocations ? Directory.CreateTempSubdirectory("greencode-").FullName : null;
        try
        {
            var environment = folder is null ? new Dictionary<string, string>() : RunEvents.Environment(folder, allocations, countsRequests);
            var run = plan.IsService
                ? await RunServiceAsync(command, environment, name, asksRuntime, stop, hurry)
                : await RunWholeAsync(command, environment, name, asksRuntime, stop, hurry);
            return folder is null ? run : WithEvents(run, RunEvents.Read(folder, run.Spending.Since, run.Spending.Until), name);
        }
        catch (GateStoppedException failure) when (failure.End == GateEnd.TargetFailed)
        {
            // Ctrl+C in a terminal reaches the command as well, which may be the first to react.
            await Task.Delay(InterruptDelay, CancellationToken.None);
            stop.ThrowIfCancellationRequested();
            throw;
        }
        finally
        {
            if (folder is not null)
                Delete(folder);
        }
    }

    /// <summary>Starts a service and waits until it is ready.</summary>
    /// <exception cref="GateStoppedException">It ended or did not get ready, or something else answers in its place.</exception>
    public async Task<LaunchedCommand> StartServiceAsync(
        IReadOnlyList<string> command, IEnumerable<KeyValuePair<string, string>> environment, string name, CancellationToken stop, CancellationToken hurry)
    {
        if (await AnswersAsync(stop))
        {
            throw new GateStoppedException(GateEnd.BadInput,
                $"{plan.Ready} answers before {Lower(name)} was started: another process listens there. Stop it, or choose another port.");
        }

        var service = LaunchedCommand.Start(command, environment);
        try
        {
            var started = TimeProvider.System.GetTimestamp();
            while (!await AnswersAsync(stop))
            {
                if (service.HasExited)
                    throw Failed(service, name, $"ended with exit code {service.ExitCode}{Signal(service.ExitCode)} before {plan.Ready} answered");
                if (TimeProvider.System.GetElapsedTime(started) > plan.ReadyPatience)
                {
                    throw Failed(service, name, string.Create(CultureInfo.InvariantCulture,
                        $"did not become ready: {plan.Ready} gave no success within {plan.ReadyPatience.TotalSeconds:0.##} s. It was ended"));
                }

                await Task.Delay(PollInterval, stop);
            }

            return service;
        }
        catch
        {
            await service.EndAsync(hurry);
            service.Dispose();
            throw;
        }
    }

    /// <summary>Puts the load on the service once.</summary>
    /// <exception cref="GateStoppedException">The load failed, or the service ended under it.</exception>
    public async Task LoadAsync(LaunchedCommand service, string name, CancellationToken stop, CancellationToken hurry)
    {
        using var load = LaunchedCommand.Start(plan.Load, []);
        try
        {
            await load.WaitForExitAsync(stop);
        }
        finally
        {
            await load.EndAsync(hurry);
        }

        // A service that dies loses its connections first: its load notices before its end can be seen.
        if (load.ExitCode != 0)
            await Task.WhenAny(service.WaitForExitAsync(stop), Task.Delay(EndPatience, stop));
        if (service.HasExited)
            throw Failed(service, name, $"ended with exit code {service.ExitCode}{Signal(service.ExitCode)} under the load");
        if (load.ExitCode != 0)
            throw Failed(load, "The load", $"failed with exit code {load.ExitCode}{Signal(load.ExitCode)}");
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<CommandRun> RunWholeAsync(
        IReadOnlyList<string> command, IEnumerable<KeyValuePair<string, string>> environment, string name, bool asksRuntime, CancellationToken stop, CancellationToken hurry)
    {
        var before = ChildrenCpuClock.Read();
        ProcessTreeClock? clock = null;
        using var measurement = meter.Begin(() => Volatile.Read(ref clock)?.Read() ?? 0);
        using var launched = LaunchedCommand.Start(command, environment);
        Volatile.Write(ref clock, new(launched.Id));
        string? runtime;
        try
        {
            runtime = asksRuntime ? await RuntimeOfAsync(launched, stop) : null;
            await launched.WaitForExitAsync(stop);
        }
        finally
        {
            await launched.EndAsync(hurry);
        }

        var spending = measurement.End(() => ChildrenCpuClock.Read() - before);
        if (launched.ExitCode != 0)
            throw Failed(launched, name, $"failed with exit code {launched.ExitCode}{Signal(launched.ExitCode)}");
        return new(spending, plan.Operations ?? 1, null, launched.OutputDigest(), runtime);
    }

    private async Task<CommandRun> RunServiceAsync(
        IReadOnlyList<string> command, IEnumerable<KeyValuePair<string, string>> environment, string name, bool asksRuntime, CancellationToken stop, CancellationToken hurry)
    {
        using var service = await StartServiceAsync(command, environment, name, stop, hurry);
        try
        {
            var runtime = asksRuntime ? await RuntimeOfAsync(service, stop) : null;
            await LoadAsync(service, name, stop, hurry);
            var clock = new ProcessTreeClock(service.Id);
            using var measurement = meter.Begin(clock.Read);
            await LoadAsync(service, name, stop, hurry);
            return new(measurement.End(clock.Read), plan.Operations ?? 0, null, null, runtime);
        }
        finally
        {
            await service.EndAsync(hurry);
        }
    }

    private CommandRun WithEvents(CommandRun run, RunEvents events, string name)
    {
        if (events.Files == 0)
        {
            throw new GateStoppedException(GateEnd.BadInput, plan.Metric == GateMetric.AllocatedBytes
                ? $"{name} ran no .NET runtime that tells what it allocates. Choose --metric cpu-time, which works for every program."
                : $"{name} is no .NET service, so its requests cannot be counted. Say with --operations how many requests the load makes.");
        }

        if (plan.IsService && plan.Operations is null && events.Requests == 0)
        {
            throw new GateStoppedException(GateEnd.BadInput,
                $"The load ended, but {Lower(name)} finished no request of ASP.NET Core meanwhile. Check the load's address, or say with --operations how many requests it makes.");
        }

        return run with
        {
            Units = plan.Operations ?? (plan.IsService ? events.Requests : 1),
            AllocatedBytes = plan.Metric == GateMetric.AllocatedBytes ? events.AllocatedBytes : null,
        };
    }

    private async Task<bool> AnswersAsync(CancellationToken stop)
    {
        try
        {
            using var answer = await _http.GetAsync(plan.Ready, HttpCompletionOption.ResponseHeadersRead, stop);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <summary>A runtime that is not up within half a second, in the command or in what it started, is not waited for.</summary>
    private static async Task<string?> RuntimeOfAsync(LaunchedCommand launched, CancellationToken stop)
    {
        var tree = new ProcessTree(launched.Id);
        for (var attempt = 0; attempt < 25 && !launched.HasExited; attempt++)
        {
            if (tree.FirstListening() is { } listening && RuntimeSocket.VersionOf(listening) is { } version)
                return version;
            await Task.Delay(PollInterval, stop);
            tree.Look();
        }

        return null;
    }

    private static GateStoppedException Failed(LaunchedCommand command, string name, string what) => new(
        GateEnd.TargetFailed, $"{name} {what}.{(command.LastLine() is { } line ? $" It printed last: {ProcessFacts.Masked([line])}" : "")}");

    /// <summary>A child that is left over may still write.</summary>
    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // It lies in the temporary folder, which the system empties.
        }
    }

    private static string Signal(int exitCode) => exitCode is > 128 and < 160 ? $" (killed by signal {exitCode - 128})" : "";

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
