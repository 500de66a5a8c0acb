using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace GreenCode.Profiler.Target;

/// <summary>
/// A command that is started to be measured as a whole, whatever it is written in. Its standard input is empty; what it prints is read,
/// and kept only as a digest and as its last lines.
/// </summary>
public sealed class LaunchedCommand : IDisposable
{
    private const int KeptCharacters = 16_000;

    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(10);

    /// <summary>A child of the command may hold its output open for ever.</summary>
    private static readonly TimeSpan OutputPatience = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly StringBuilder _lastOutput = new();
    private readonly StringBuilder _lastError = new();
    private readonly Task _reading;

    private LaunchedCommand(Process process)
    {
        _process = process;
        process.StandardInput.Close();
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput, _lastOutput, _digest), ReadAsync(process.StandardError, _lastError, null));
    }

    /// <summary>The process id.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Its exit code, once it has ended: 128 and the signal's number where a signal ended it.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Whether it did not listen when it was asked to end, and was killed.</summary>
    public bool WasKilled { get; private set; }

    /// <summary>Starts a command.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="environment">Variables that are added to its environment.</param>
    /// <exception cref="TargetException">It could not be started.</exception>
    public static LaunchedCommand Start(IReadOnlyList<string> command, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        try
        {
            return new(Process.Start(start) ?? throw new TargetException($"'{command[0]}' could not be started."));
        }
        catch (Win32Exception failure)
        {
            throw new TargetException($"'{command[0]}' could not be started: {failure.Message}. Check the command.", failure);
        }
    }

    /// <summary>Completes when it has ended and its output has been read.</summary>
    public async Task WaitForExitAsync(CancellationToken cancellation)
    {
        // Not Process.WaitForExitAsync with its output: a child that holds it open must not keep us.
        await _process.WaitForExitAsync(cancellation);
        await FinishReadingAsync();
    }

    /// <summary>Asks it to end (SIGTERM) and kills it with its children where it does not listen, or where <paramref name="hurry"/> is cancelled.</summary>
    public async Task EndAsync(CancellationToken hurry)
    {
        if (HasExited)
            return;
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

        await FinishReadingAsync();
    }

    /// <summary>The SHA-256 of all that it has printed on standard output, as hexadecimal digits. To be asked once, after its end.</summary>
    public string OutputDigest()
    {
        lock (_digest)
            return Convert.ToHexStringLower(_digest.GetHashAndReset());
    }

    /// <summary>
    /// The last line that it printed, on standard error or else on standard output, or the one that names what crashed a .NET program, which calls follow; null where it
    /// printed none.
    /// </summary>
    public string? LastLine() => LastLine(_lastError) ?? LastLine(_lastOutput);

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Dispose();
        lock (_digest)
            _digest.Dispose();
    }

    private async Task FinishReadingAsync()
    {
        try
        {
            await _reading.WaitAsync(OutputPatience);
        }
        catch (Exception failure) when (failure is TimeoutException or IOException)
        {
            // What is not printed in time is not part of what is compared.
        }
    }

    private static async Task ReadAsync(StreamReader reader, StringBuilder last, IncrementalHash? digest)
    {
        var buffer = new byte[8_192];
        while (await reader.BaseStream.ReadAsync(buffer) is > 0 and var count)
        {
            if (digest is not null)
            {
                lock (digest)
                    digest.AppendData(buffer, 0, count);
            }

            lock (last)
            {
                last.Append(Encoding.UTF8.GetString(buffer, 0, count));
                if (last.Length > KeptCharacters)
                    last.Remove(0, last.Length - KeptCharacters);
            }
        }
    }

    private static string? LastLine(StringBuilder text)
    {
        lock (text)
        {
            var lines = text.ToString().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToArray();
            return lines.LastOrDefault(line => line.StartsWith("Unhandled exception", StringComparison.Ordinal)) ?? lines.LastOrDefault();
        }
    }
}
