using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace GreenCode.Benchmarks.Running;

/// <summary>A program that a benchmark has started, with everything it prints.</summary>
internal sealed partial class ProgramRun : IDisposable
{
    /// <summary>SIGTERM: a shell that starts a benchmark in the background has SIGINT ignored, and children inherit that.</summary>
    private const int Terminate = 15;

    private readonly Process _process;
    private readonly StringBuilder _printed = new();

    public ProgramRun(string program, params IEnumerable<string> arguments)
    {
        Started = Stopwatch.GetTimestamp();
        _process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        _process.OutputDataReceived += (_, line) => Add(line.Data);
        _process.ErrorDataReceived += (_, line) => Add(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>A <see cref="Stopwatch"/> timestamp.</summary>
    public long Started { get; }

    public int Id => _process.Id;

    public string Printed
    {
        get
        {
            lock (_printed)
                return _printed.ToString();
        }
    }

    /// <summary>Memory in use now, and the most that was, in MB; zero where the program has ended.</summary>
    public (double Now, double Most) MemoryMegabytes
    {
        get
        {
            try
            {
                var lines = File.ReadAllLines($"/proc/{Id}/status");
                return (Of("VmRSS:"), Of("VmHWM:"));

                double Of(string name) => lines.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line
                    ? double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Split('\t')[^1], CultureInfo.InvariantCulture) / 1024
                    : 0;
            }
            catch (IOException)
            {
                return default;
            }
        }
    }

    /// <summary>Waits until it has printed a text.</summary>
    public void WaitFor(string text)
    {
        while (!Printed.Contains(text, StringComparison.Ordinal))
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"The program ended before it printed '{text}'.\n{Printed}");
            Thread.Sleep(1);
        }
    }

    /// <summary>Gives it a line, and waits for the next line that it prints.</summary>
    public string Ask(string line)
    {
        var before = Printed.Length;
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
        while (!Printed[before..].Contains('\n'))
            Thread.Sleep(1);
        return Printed[before..].Split('\n')[0];
    }

    public void AskToEnd() => _ = Kill(Id, Terminate);

    public int WaitForExit()
    {
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private void Add(string? line)
    {
        lock (_printed)
            _ = line is null ? _printed : _printed.Append(line).Append('\n');
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);
}
