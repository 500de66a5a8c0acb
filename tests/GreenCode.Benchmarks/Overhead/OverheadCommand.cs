using System.Diagnostics;
using System.Globalization;
using GreenCode.Benchmarks.Running;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Benchmarks.Overhead;

/// <summary>
/// <c>overhead [ROUNDS] [SECONDS]</c>: what profiling costs a busy program, alone and with each profiler in turn, in the same process, with 17, 200
/// and 500 threads and as a service under load; and what greencode itself costs, as the tables of docs/methodology/overhead.md.
/// </summary>
/// <remarks>
/// The measure is work per second of the target's CPU time, which other work on the machine hardly touches, against that of the pieces without
/// a profiler just before and after.
/// </remarks>
internal static class OverheadCommand
{
    public static int Run(string[] args)
    {
        var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
        var seconds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
        string[] profilers = ["perf", "eventpipe", .. Programs.DotnetTrace is null ? Array.Empty<string>() : ["dotnet-trace"]];
        if (Programs.DotnetTrace is null)
            Console.WriteLine("dotnet-trace is left out: it is on no path (dotnet tool install dotnet-trace --tool-path FOLDER; DOTNET_TRACE_FOLDER=FOLDER).");
        var costs = new List<ToolCost>();
        Console.WriteLine("| target | profiler | rounds | work per CPU second lost, median | least and most | work per second lost, median |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var threads in (int[])[17, 200, 500])
        {
            using var target = new ProgramRun(Programs.LiveTarget, "count", Text(threads));
            target.WaitFor("ready");
            Compare($"{threads} threads", target.Id, () => Counted(target), profilers, rounds, seconds, costs);
        }

        using (var service = new ServiceUnderLoad(clients: 4, pause: TimeSpan.Zero))
        {
            Thread.Sleep(TimeSpan.FromSeconds(seconds));
            Compare("service under load", service.Service.Id, () => Served(service), profilers, rounds, seconds, costs);
        }

        PrintCosts(costs);
        return 0;
    }

    /// <summary>
    /// <c>allocation-cost [ROUNDS] [SECONDS]</c>: the same for a program that allocates, without and with the collector's energy by allocation.
    /// </summary>
    public static int RunAllocating(string[] args)
    {
        var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
        var seconds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
        var costs = new List<ToolCost>();
        Console.WriteLine("| target | profiler | rounds | work per CPU second lost, median | least and most | work per second lost, median |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var bytes in (int[])[1_000, 20_000])
        {
            using var target = new ProgramRun(Programs.LiveTarget, "count", "2", Text(bytes));
            target.WaitFor("ready");
            var rate = Piece(() => Counted(target), seconds).PerSecond * bytes * 1e-6;
            Compare(
                string.Create(CultureInfo.InvariantCulture, $"allocates {rate:0} MB/s"), target.Id, () => Counted(target), ["perf", "perf --gc-by-allocation"], rounds, seconds, costs);
        }

        PrintCosts(costs);
        return 0;
    }

    private static void Compare(
        string name, int processId, Func<Work> look, string[] profilers, int rounds, int seconds, List<ToolCost> costs)
    {
        var lost = profilers.ToDictionary(profiler => profiler, _ => new List<(double PerCpu, double PerSecond)>());
        var alone = Piece(look, seconds);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var profiler in profilers)
            {
                var during = profiler == "dotnet-trace" ? UnderDotnetTrace(processId, look, seconds) : UnderGreenCode(name, profiler, processId, look, seconds, costs);
                var after = Piece(look, seconds);
                lost[profiler].Add((1 - 2 * during.PerCpuSecond / (alone.PerCpuSecond + after.PerCpuSecond), 1 - 2 * during.PerSecond / (alone.PerSecond + after.PerSecond)));
                alone = after;
            }
        }

        foreach (var (profiler, losses) in lost)
        {
            var perCpu = losses.Select(loss => loss.PerCpu).Order().ToArray();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {profiler} | {rounds} | {Median(perCpu):P1} | {perCpu[0]:P1} to {perCpu[^1]:P1} | {Median([.. losses.Select(loss => loss.PerSecond).Order()]):P1} |"));
        }
    }

    private static Rates UnderGreenCode(string name, string engine, int processId, Func<Work> look, int seconds, List<ToolCost> costs)
    {
        var file = Path.Combine(Path.GetTempPath(), $"overhead-{Environment.ProcessId}.greencode.json");
        using var tool = new ProgramRun(Programs.GreenCode, ["profile", "-p", Text(processId), "-o", file, "--engine", .. engine.Split(' ')]);
        tool.WaitFor("Ctrl+C stops and reports.");
        var toFirst = Stopwatch.GetElapsedTime(tool.Started);
        var rates = Piece(look, seconds);
        var memory = tool.MemoryMegabytes.Most;
        var stopped = Stopwatch.GetTimestamp();
        tool.AskToEnd();
        if (tool.WaitForExit() != 0)
            throw new InvalidOperationException(tool.Printed);
        var toReport = Stopwatch.GetElapsedTime(stopped);
        using (var stream = File.OpenRead(file))
        {
            var record = RecordJson.Read(stream);
            costs.Add(new(name, engine, record.Overhead.OwnCpuSeconds / record.DurationSeconds, memory, toFirst.TotalSeconds, toReport.TotalSeconds));
        }

        File.Delete(file);
        return rates;
    }

    private static Rates UnderDotnetTrace(int processId, Func<Work> look, int seconds)
    {
        var file = Path.Combine(Path.GetTempPath(), $"overhead-{Environment.ProcessId}.nettrace");
        using var tool = new ProgramRun(Programs.DotnetTrace!, "collect", "-p", Text(processId), "-o", file, "--duration", string.Create(CultureInfo.InvariantCulture, $"00:00:00:{seconds + 2:00}"));
        tool.WaitFor("Output File");
        Thread.Sleep(500);
        var rates = Piece(look, seconds);
        tool.WaitForExit();
        File.Delete(file);
        return rates;
    }

    private static Rates Piece(Func<Work> look, int seconds)
    {
        var (before, since) = (look(), Stopwatch.GetTimestamp());
        Thread.Sleep(TimeSpan.FromSeconds(seconds));
        var (after, elapsed) = (look(), Stopwatch.GetElapsedTime(since).TotalSeconds);
        return new((after.Units - before.Units) / (after.CpuSeconds - before.CpuSeconds), (after.Units - before.Units) / elapsed);
    }

    private static Work Counted(ProgramRun target)
    {
        var numbers = target.Ask("now").Split(' ');
        return new(double.Parse(numbers[0], CultureInfo.InvariantCulture), double.Parse(numbers[1], CultureInfo.InvariantCulture) * 1e-9);
    }

    private static Work Served(ServiceUnderLoad service) =>
        new(service.Answers, (Profiler.CpuTime.ProcessCpuClock.Read(service.Service.Id) ?? 0) * 1e-9);

    private static void PrintCosts(List<ToolCost> costs)
    {
        Console.WriteLine();
        Console.WriteLine("| target | engine | own CPU, share of a core | most memory | start to first sample | stop to report |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var group in costs.GroupBy(cost => (cost.Target, cost.Engine)))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {group.Key.Target} | {group.Key.Engine} | {Median([.. group.Select(cost => cost.Cpu).Order()]):P1} | {group.Max(cost => cost.Megabytes):0} MB | {Median([.. group.Select(cost => cost.ToFirstSample).Order()]):0.00} s | {Median([.. group.Select(cost => cost.ToReport).Order()]):0.00} s |"));
        }
    }

    private static double Median(double[] ordered) =>
        ordered.Length % 2 == 1 ? ordered[ordered.Length / 2] : (ordered[ordered.Length / 2 - 1] + ordered[ordered.Length / 2]) / 2;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What has been done since the start, and the CPU time that it took.</summary>
    private readonly record struct Work(double Units, double CpuSeconds);

    private readonly record struct Rates(double PerCpuSecond, double PerSecond);

    private sealed record ToolCost(string Target, string Engine, double Cpu, double Megabytes, double ToFirstSample, double ToReport);
}
