using GreenCode.Cli.Tests.Terminal;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Cli.Tests;

/// <summary>Runs command lines with a terminal and a folder of the test.</summary>
public abstract class CliTest : IDisposable
{
    private protected TestTerminal Terminal { get; } = new();

    private protected string Folder { get; } = Directory.CreateTempSubdirectory("greencode-cli-").FullName;

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected string PathOf(string name) => Path.Combine(Folder, name);

    private protected async Task<ExitCode> RunAsync(params string[] arguments) => (ExitCode)await Program.Commands(Terminal).RunAsync(arguments);

    /// <summary>Runs a command line that is refused, and checks that it says why, in one sentence on standard error, and nothing else.</summary>
    private protected async Task RefusesAsync(ExitCode expected, string sentence, params string[] arguments)
    {
        Assert.Equal(expected, await RunAsync(arguments));
        Assert.Contains(sentence, string.Join(' ', Terminal.ErrorText.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.StartsWith("greencode: ", Terminal.ErrorText, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", Terminal.ErrorText, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Terminal.ErrorText, StringComparison.Ordinal);
        Assert.Empty(Terminal.Text);
        Assert.Empty(Terminal.Data);
    }

    private protected string WriteRecord(EnergyRecord record, string name = "run.greencode.json")
    {
        using var stream = File.Create(PathOf(name));
        RecordJson.Write(record, stream);
        return PathOf(name);
    }
}
