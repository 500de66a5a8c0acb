using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace GreenCode.Profiler.Target;

/// <summary>The process that is profiled: attached to, or launched. It is never suspended, and code is never put into it.</summary>
public sealed class TargetProcess : IDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(20);

    /// <summary>A runtime that was told to open no socket opens none, but what it starts may.</summary>
    private static readonly TimeSpan PatienceWithoutDiagnostics = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(5);

    /// <summary>A child of the target may hold its standard output open for ever.</summary>
    private static readonly TimeSpan OutputPatience = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private Task _copying = Task.CompletedTask;
    private bool _wasAskedToEnd;

    private TargetProcess(Process process, string? command)
    {
        _process = process;
        Id = process.Id;
        Command = command;
        Name = ProcessFacts.NameOf(Id) ?? "?";
        StartedAt = StartOf(process);
        Tree = new(Id);
    }

    /// <summary>The process id.</summary>
    public int Id { get; }

    /// <summary>The process and those that it starts.</summary>
    public ProcessTree Tree { get; }

    /// <summary>The entry assembly or executable.</summary>
    public string Name { get; private set; }

    /// <summary>The command line, with secrets masked, where it was launched; null where it was attached to.</summary>
    public string? Command { get; }

    /// <summary>Whether GreenCode launched it.</summary>
    public bool IsLaunched => Command is not null;

    /// <summary>When it began, UTC; null where that cannot be found.</summary>
    public DateTimeOffset? StartedAt { get; }

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Its exit code where it was launched and has ended by itself; null otherwise.</summary>
    public int? ExitCode => IsLaunched && !_wasAskedToEnd && HasExited ? _process.ExitCode : null;

    /// <summary>Whether it did not listen when it was asked to end, and was killed.</summary>
    public bool WasKilled { get; private set; }

    /// <summary>The .NET processes of this user that can be attached to, by id and name.</summary>
    public static ImmutableArray<(int Id, string Name)> Attachable() =>
    [
        .. ProcessFacts.ProcessIds()
            .Where(id => id != Environment.ProcessId && ProcessFacts.DiagnosticSocketOf(id) is not null)
            .Order()
            .Select(id => (id, ProcessFacts.NameOf(id) ?? "?")),
    ];

    /// <summary>Finds a running .NET process.</summary>
    /// <exception cref="TargetException">There is none with that id, or it is not one that can be attached to.</exception>
    public static TargetProcess Attach(int processId)
    {
        if (Find(processId) is not { } process)
            throw new TargetException($"There is no process {processId}. 'greencode ps' lists the .NET processes that can be attached to.");
        return ProcessFacts.DiagnosticSocketOf(processId) is not null
            ? new(process, command: null)
            : throw new TargetException(
                $"Process {processId} ({ProcessFacts.NameOf(processId)}) has no diagnostic socket that we can see. It is not a .NET process, " +
                "or it belongs to another user, or runs with DOTNET_EnableDiagnostics=0. 'greencode ps' lists what can be attached to.");
    }

    /// <summary>
    /// Launches a program, with this process's standard streams. The runtime's sampler is set to <paramref name="samplingInterval"/> by
    /// an environment variable that recent servicing releases of .NET 10 and later versions read, unless the user has set it.
    /// </summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="samplingInterval">The interval of the runtime's sampler.</param>
    /// <param name="output">Where its standard output goes; null for our own standard output.</param>
    /// <exception cref="TargetException">It could not be started.</exception>
    public static TargetProcess Launch(IReadOnlyList<string> command, TimeSpan samplingInterval, Stream? output)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { UseShellExecute = false, RedirectStandardOutput = output is not null };
        // The runtime reads the number as hexadecimal.
        start.Environment.TryAdd("DOTNET_EventPipeThreadSamplingRate", ((int)samplingInterval.TotalMilliseconds).ToString("X", CultureInfo.InvariantCulture));
        try
        {
            var process = Process.Start(start) ?? throw new TargetException($"'{command[0]}' could not be started.");
            return new(process, ProcessFacts.Masked(command))
            {
                _copying = output is null ? Task.CompletedTask : process.StandardOutput.BaseStream.CopyToAsync(output),
            };
        }
        catch (Win32Exception failure)
        {
            throw new TargetException($"'{command[0]}' could not be started: {failure.Message}. Check the command after '--'.", failure);
        }
    }

    /// <summary>Waits until a runtime listens on its diagnostic socket: that of the process, or of one that it started.</summary>
    /// <returns>The id of that process.</returns>
    /// <exception cref="TargetException">The process ended first, or is no .NET process.</exception>
    public async Task<int> WaitForRuntimeAsync(CancellationToken cancellation)
    {
        var waited = Stopwatch.StartNew();
        var patience = ProcessFacts.IsWithoutDiagnostics(Id) ? PatienceWithoutDiagnostics : StartPatience;
        int? listening;
        for (var attempt = 1; (listening = FirstListening(lookForOthers: attempt % 10 == 0)) is null; attempt++)
        {
            if (HasExited)
                throw EndedTooEarly();
            if (waited.Elapsed > patience)
            {
                throw new TargetException(
                    $"'{Command}' has opened no diagnostic socket within {patience.TotalSeconds:0} s. " +
                    "It is no .NET program, or runs with DOTNET_EnableDiagnostics=0. It was ended.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(2), cancellation);
        }

        Name = ProcessFacts.NameOf(Id) ?? Name;
        return listening.Value;
    }

    /// <summary>The failure of a process that ended before anything could be measured.</summary>
    public TargetException EndedTooEarly() => new(
        $"{(IsLaunched ? $"'{Command}'" : $"Process {Id}")} ended{(ExitCode is { } code ? $" with exit code {code}" : "")} before it could be sampled. " +
        "Is it a .NET program that runs longer than a few tenths of a second?")
    {
        HasFailed = ExitCode is not (null or 0),
    };

    /// <summary>Completes when the process has ended and its output has been passed on.</summary>
    public async Task WaitForExitAsync(CancellationToken cancellation)
    {
        await _process.WaitForExitAsync(cancellation);
        await FinishCopyingAsync();
    }

    /// <summary>
    /// Asks a launched process to end (SIGTERM) and waits a few seconds for it; it is killed only if it does not listen, or if
    /// <paramref name="hurry"/> is cancelled.
    /// </summary>
    public async Task EndAsync(CancellationToken hurry)
    {
        if (!IsLaunched || HasExited)
            return;
        _wasAskedToEnd = true;
        Signals.SendTerminate(Id);
        try
        {
            await _process.WaitForExitAsync(hurry).WaitAsync(EndPatience, hurry);
        }
        catch (Exception impatience) when (impatience is TimeoutException or OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            WasKilled = true;
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        await FinishCopyingAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    private int? FirstListening(bool lookForOthers)
    {
        if (lookForOthers)
            Tree.Look();
        return Tree.FirstListening();
    }

    private async Task FinishCopyingAsync()
    {
        try
        {
            await _copying.WaitAsync(OutputPatience);
        }
        catch (Exception failure) when (failure is TimeoutException or IOException)
        {
            // Its output is not ours: what could not be passed on costs no measurement.
        }
    }

    /// <summary>Negative ids mean groups of processes to the kernel, and all of them exist.</summary>
    private static Process? Find(int processId)
    {
        try
        {
            return processId > 0 ? Process.GetProcessById(processId) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static DateTimeOffset? StartOf(Process process)
    {
        try
        {
            return process.StartTime.ToUniversalTime();
        }
        catch (Exception failure) when (failure is InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }
}
