using System.Globalization;
using System.Text.RegularExpressions;
using GreenCode.Profiler.Reporting;

namespace GreenCode.LiveTests;

/// <summary>What the live tests share: a folder, the tool and the target, and the laws that every record must keep.</summary>
public abstract partial class LiveTest : IDisposable
{
    /// <summary>What the tool says when it measures.</summary>
    private protected const string Begun = "Ctrl+C stops and reports.";

    private readonly TemporaryFolder _folder = new();
    private readonly List<Running> _running = [];

    private protected string Folder => _folder.Path;

    private protected IEnumerable<string> Leftovers => _folder.Names;

    private protected string RecordFile => _folder.File("run.greencode.json");

    public void Dispose()
    {
        _running.ForEach(process => process.Dispose());
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected Running Tool(params IEnumerable<string> arguments) => Start([], Programs.Tool, arguments);

    private protected Running Start(IEnumerable<(string, string)> environment, string program, params IEnumerable<string> arguments)
    {
        var process = Running.Start(Folder, environment, program, arguments);
        _running.Add(process);
        return process;
    }

    /// <summary>The tool as a user who may do nothing, or as we are where that is such a user already. The build may lie where only we may read.</summary>
    private protected Running ToolAsNobody(params IEnumerable<string> arguments)
    {
        if (Environment.UserName != "root")
            return Tool(arguments);
        Assert.SkipUnless(File.Exists("/usr/bin/setpriv"), "Root needs setpriv to work as another user.");
        var copy = Directory.CreateDirectory(_folder.File("tool")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(Programs.Tool)!))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        File.SetUnixFileMode(Folder, (UnixFileMode)0b111_111_111);
        return Start([("HOME", Folder)], "setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", Path.Combine(copy, "greencode"), .. arguments]);
    }

    /// <summary>What the serving targets of this test are called, so that those of other tests are not met.</summary>
    private protected string UniqueName => Path.GetFileName(Folder);

    /// <summary>A target that waits for orders.</summary>
    private protected async Task<Running> ServingTargetAsync(params IEnumerable<(string, string)> environment)
    {
        var program = _folder.File(UniqueName);
        if (!File.Exists(program))
            File.CreateSymbolicLink(program, Programs.Target);
        var target = Start(environment, program, "serve");
        await target.WaitForAsync("ready");
        return target;
    }

    /// <summary>The id of the process that the tool says it profiles.</summary>
    private protected static async Task<int> ProfiledIdAsync(Running tool)
    {
        await tool.WaitUntilAsync(() => ProcessId().IsMatch(tool.Error), "it said which process it profiles");
        return int.Parse(ProcessId().Match(tool.Error).Groups["id"].Value, CultureInfo.InvariantCulture);
    }

    private protected static void ExitedWith(Cli.ExitCode expected, Running tool) =>
        Assert.True((int)expected == tool.ExitCode, $"Exit code {tool.ExitCode}, not {(int)expected}.\n{tool.Output}\n{tool.Error}");

    /// <summary>Reads a record back, which checks its shape, and checks that its parts sum to its whole.</summary>
    private protected EnergyRecord ReadRecord() => ReadRecord(RecordFile);

    private protected static EnergyRecord ReadRecord(string path)
    {
        using var stream = File.OpenRead(path);
        var record = RecordJson.Read(stream);
        var (total, idle, others, target) = record.Energy;
        Sums(total.Joules, target.Joules + others.Joules + idle.Joules);
        Sums(target.Joules, record.Methods.Sum(method => method.SelfJoules) + record.Buckets.Sum(bucket => bucket.Joules));
        Sums(target.Joules, record.Threads.Sum(thread => thread.Joules));
        Sums(target.Joules, record.CallTree.Nodes.Sum(node => node.SelfJoules));
        Sums(target.Joules, record.Timeline.Sum(window => window.TargetJoules));
        return record;
    }

    [GeneratedRegex(@"\(process (?<id>\d+)\)")]
    private static partial Regex ProcessId();

    /// <summary>To 1e-9 of the whole.</summary>
    private static void Sums(double whole, double parts) => Assert.Equal(whole, parts, 1e-9 * whole + 1e-15);
}
