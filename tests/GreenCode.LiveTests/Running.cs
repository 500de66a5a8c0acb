using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace GreenCode.LiveTests;

/// <summary>A process under test with everything it prints. It is killed at the end of the test, should it still run.</summary>
internal sealed partial class Running : IDisposable
{
    /// <summary>Generous, for a slow machine with other work; no test waits so long unless it fails.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly Task _reading;

    private Running(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput, _output), ReadAsync(process.StandardError, _error));
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public string Output => TextOf(_output);

    public string Error => TextOf(_error);

    /// <summary>Starts a program with its temporary folder in <paramref name="temporary"/>.</summary>
    public static Running Start(string temporary, string program, params IEnumerable<string> arguments) =>
        Start(temporary, [], program, arguments);

    public static Running Start(
        string temporary, IEnumerable<(string Name, string Value)> environment, string program, params IEnumerable<string> arguments)
    {
        Signals.StopIgnoringInterrupts();
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TMPDIR"] = temporary;
        start.Environment.Remove("DOTNET_EventPipeThreadSamplingRate");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    /// <summary>Gives an order to the verb <c>serve</c>.</summary>
    public void Order(string order)
    {
        _process.StandardInput.WriteLine(order);
        _process.StandardInput.Flush();
    }

    /// <summary>Presses keys, without Enter.</summary>
    public void Type(string keys)
    {
        _process.StandardInput.Write(keys);
        _process.StandardInput.Flush();
    }

    /// <summary>Ends its standard input, and with it the verb <c>serve</c>.</summary>
    public void CloseInput() => _process.StandardInput.Close();

    public void Signal(PosixSignal signal) => Signals.Send(Id, signal);

    public void Kill() => _process.Kill();

    /// <summary>Waits for a text in what it prints on either stream.</summary>
    public Task WaitForAsync(string text) =>
        WaitUntilAsync(() => Output.Contains(text, StringComparison.Ordinal) || Error.Contains(text, StringComparison.Ordinal), $"it printed '{text}'");

    public async Task WaitUntilAsync(Func<bool> condition, string what)
    {
        var waited = Stopwatch.StartNew();
        while (!condition())
        {
            if (waited.Elapsed > Patience || HasExited)
            {
                await Task.WhenAny(_reading, Task.Delay(TimeSpan.FromSeconds(1)));
                if (!condition())
                    Assert.Fail($"{(HasExited ? $"The process ended with {ExitCode}" : "Time ran out")} before {what}.\n{Output}\n{Error}");
            }

            await Task.Delay(20);
        }
    }

    /// <summary>Waits for its end; longer than <see cref="Patience"/> where it has much to do.</summary>
    public async Task<int> EndAsync(TimeSpan? patience = null)
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(patience ?? Patience);
            await _reading.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"It did not end in {(patience ?? Patience).TotalSeconds} s.\n{Output}\n{Error}");
        }

        return ExitCode;
    }

    public void Dispose()
    {
        if (!HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static async Task ReadAsync(StreamReader reader, StringBuilder text)
    {
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer) is > 0 and var count)
        {
            lock (text)
                text.Append(buffer, 0, count);
        }
    }

    private static string TextOf(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }
}
