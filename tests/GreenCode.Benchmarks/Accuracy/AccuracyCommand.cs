using System.Globalization;
using System.Text.Json;
using GreenCode.Benchmarks.Running;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Sampling;

namespace GreenCode.Benchmarks.Accuracy;

/// <summary>
/// <c>accuracy [RUNS] [SECONDS]</c>: profiles samples/KnownShares, which measures with its threads' own CPU clocks what each method burns,
/// and prints how far each engine's shares are off, beside those of dotnet-trace, as the tables of docs/methodology/accuracy.md.
/// </summary>
internal static class AccuracyCommand
{
    private static readonly Workload[] Workloads =
    [
        new("plain, one thread", ["--layout", "one-thread"]),
        new("plain, a thread each", ["--layout", "thread-each"]),
        new("mixed, one thread", ["--layout", "one-thread", "--work", "mixed"]),
        new("mixed, a thread each", ["--layout", "thread-each", "--work", "mixed"]),
        new("mixed, a thread each, 200 that wait", ["--layout", "thread-each", "--work", "mixed", "--threads", "200"]),
    ];

    public static int Run(string[] args)
    {
        var runs = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
        var seconds = args.Length > 1 ? args[1] : "10";
        var profilers = SamplingEngines.ProbeAll().Where(probe => probe.IsUsable).Select(probe => probe.Engine).ToList();
        if (Programs.DotnetTrace is not null)
            profilers.Add("dotnet-trace");
        else
            Console.WriteLine("dotnet-trace is left out: it is on no path (dotnet tool install dotnet-trace --tool-path FOLDER; DOTNET_TRACE_FOLDER=FOLDER).");
        Console.WriteLine("| workload | profiler | runs | largest error of any method, median of runs | worst run | which method | among busy methods only | hashing that reaches its method | CPU of the profiler, share of a core |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var workload in Workloads)
        {
            // In turn, so that what else happens on the machine happens to all of them.
            var results = profilers.ToDictionary(profiler => profiler, _ => new List<Result>());
            for (var run = 0; run < runs; run++)
            {
                foreach (var profiler in profilers)
                    results[profiler].Add(OneRun(profiler, workload, seconds));
            }

            foreach (var (profiler, ofProfiler) in results)
                Console.WriteLine(Row(workload.Name, profiler, ofProfiler));
        }

        return 0;
    }

    private static string Row(string workload, string profiler, List<Result> runs)
    {
        var middle = runs.OrderBy(run => run.ErrorPoints).ElementAt(runs.Count / 2);
        double Median(Func<Result, double> value) => runs.Select(value).Order().ElementAt(runs.Count / 2);
        return string.Create(CultureInfo.InvariantCulture,
            $"| {workload} | {profiler} | {runs.Count} | {middle.ErrorPoints:0.00} pp | {runs.Max(run => run.ErrorPoints):0.00} pp | `{middle.Method}` | {Median(run => run.BusyErrorPoints):0.00} pp | {Median(run => run.HashingFound):P0} | {(runs[0].OwnShare is null ? "not known" : Median(run => run.OwnShare!.Value).ToString("P1", CultureInfo.InvariantCulture))} |");
    }

    private static Result OneRun(string profiler, Workload workload, string seconds)
    {
        var folder = Directory.CreateTempSubdirectory("greencode-accuracy-");
        var truthFile = Path.Combine(folder.FullName, "truth.json");
        string[] command = ["dotnet", Programs.KnownShares, "--seconds", seconds, "--truth", truthFile, .. workload.Arguments];
        try
        {
            return profiler == "dotnet-trace" ? UnderDotnetTrace(folder.FullName, truthFile, command) : UnderGreenCode(profiler, folder.FullName, truthFile, command);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Result UnderGreenCode(string engine, string folder, string truthFile, string[] command)
    {
        var file = Path.Combine(folder, "run.greencode.json");
        using var tool = new ProgramRun(Programs.GreenCode, ["profile", "--engine", engine, "-o", file, "--", .. command]);
        if (tool.WaitForExit() != 0)
            throw new InvalidOperationException(tool.Printed);
        using var stream = File.OpenRead(file);
        var record = RecordJson.Read(stream);
        var joules = record.Methods.ToLookup(method => method.Name, method => method.TotalJoules);
        return Compare(truthFile, name => joules[name].Sum() / record.Energy.Target.Joules, record.Overhead.OwnCpuSeconds / record.DurationSeconds);
    }

    /// <summary>Its default profile, and of that the report of the methods that were longest on the stacks: what its users look at.</summary>
    private static Result UnderDotnetTrace(string folder, string truthFile, string[] command)
    {
        var file = Path.Combine(folder, "run.nettrace");
        using (var target = new ProgramRun(command[0], command[1..]))
        {
            target.WaitFor("runs as process");
            using var tool = new ProgramRun(Programs.DotnetTrace!, "collect", "-p", target.Id.ToString(CultureInfo.InvariantCulture), "-o", file);
            tool.WaitForExit();
            target.WaitForExit();
        }

        using var report = new ProgramRun(Programs.DotnetTrace!, "report", file, "topN", "-n", "500", "--inclusive", "-v");
        report.WaitForExit();
        var shares = report.Printed.Split('\n')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields.Length > 3 && fields[^1].EndsWith('%') && fields[^2].EndsWith('%'))
            .Select(fields => (Method: string.Join(' ', fields[1..^2]), Share: double.Parse(fields[^2].TrimEnd('%'), CultureInfo.InvariantCulture) / 100))
            .ToList();
        return Compare(truthFile, name => ShareOf(name[(name.LastIndexOf('.') + 1)..]), null);

        double ShareOf(string method) => shares
            .Where(one => one.Method.Contains($".{method}(", StringComparison.Ordinal) || one.Method.Contains($"<{method}>", StringComparison.Ordinal))
            .Select(one => one.Share).DefaultIfEmpty().Max();
    }

    private static Result Compare(string truthFile, Func<string, double> shareOf, double? ownShare)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(truthFile));
        var truth = file.RootElement;
        var process = truth.GetProperty("processCpuSeconds").GetDouble();
        var busy = Read("methods");
        var (all, allSeen) = (busy.Sum(method => method.True), busy.Sum(method => method.Seen));
        var (error, worst) = busy.Concat(Read("idleMethods")).Select(method => (Math.Abs(method.Seen - method.True), method.Name)).Max();
        var hashing = busy.Single(method => method.Name.EndsWith("HashWithOpenSsl", StringComparison.Ordinal));
        return new(
            100 * error, worst[(worst.LastIndexOf('.') + 1)..], 100 * busy.Max(method => Math.Abs(method.Seen / allSeen - method.True / all)), hashing.Seen / hashing.True, ownShare);

        List<(string Name, double True, double Seen)> Read(string property) =>
        [
            .. truth.GetProperty(property).EnumerateArray().Select(method => method.GetProperty("name").GetString()!)
                .Zip(truth.GetProperty(property).EnumerateArray(), (name, method) => (name, method.GetProperty("cpuSeconds").GetDouble() / process, shareOf(name))),
        ];
    }

    private sealed record Workload(string Name, string[] Arguments);

    /// <param name="ErrorPoints">The largest error of any method's share of the process, in percentage points.</param>
    /// <param name="Method">Which method that was.</param>
    /// <param name="BusyErrorPoints">The largest error of any busy method's share of all busy methods.</param>
    /// <param name="HashingFound">The hashing method's share, as a part of its true share.</param>
    /// <param name="OwnShare">The profiler's own CPU time, as a share of a core; null where it was not measured.</param>
    private sealed record Result(double ErrorPoints, string Method, double BusyErrorPoints, double HashingFound, double? OwnShare);
}
