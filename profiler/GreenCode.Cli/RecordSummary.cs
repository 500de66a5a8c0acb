using System.Globalization;
using GreenCode.Cli.Terminal;
using GreenCode.Energy;
using GreenCode.Profiler.Reporting;
using Spectre.Console;

namespace GreenCode.Cli;

/// <summary>A record on the terminal: how much, where it went, how it was measured, and every caveat.</summary>
public sealed class RecordSummary
{
    private const int MostMethods = 12;
    private const int MostFindings = 10;

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    private readonly EnergyRecord _record;
    private readonly IAnsiConsole _console;
    private readonly double _cpuSeconds;

    private RecordSummary(EnergyRecord record, IAnsiConsole console)
    {
        (_record, _console) = (record, console);
        _cpuSeconds = record.Threads.Sum(thread => thread.CpuSeconds);
    }

    private bool HasEnergy => _record.Meter.Provenance != Provenance.Unavailable;

    private string Range => _record.Meter.Provenance == Provenance.Estimated ? "Range" : "95% interval";

    /// <summary>Writes the summary.</summary>
    public static void Write(EnergyRecord record, IAnsiConsole console) => new RecordSummary(record, console).Write();

    private void Write()
    {
        _console.WriteLine();
        WriteTotal();
        if (HasEnergy)
            WriteSplit();
        WriteFindings();
        WriteMethods();
        WriteGcByAllocation();
        WriteEndpoints();
        WriteProcesses();
        WriteBuckets();
        WriteHow();
        _console.WriteLine();
    }

    private void WriteTotal()
    {
        var target = _record.Energy.Target;
        var time = $"{Quantity.Seconds(_cpuSeconds, Culture)} of CPU time in {Quantity.Seconds(_record.DurationSeconds, Culture)}";
        if (!HasEnergy)
        {
            _console.MarkupLineInterpolated($"[bold]{_record.Target.Name}[/] used {time}. [yellow]Its energy is not known.[/]");
            return;
        }

        var joules = Quantity.Joules(target.Joules, target.Low, target.High, Culture);
        var range = Quantity.JoulesInterval(target.Low, target.High, Culture);
        if (_record.Meter.Provenance == Provenance.Estimated)
        {
            _console.MarkupLineInterpolated(
                $"[bold]{_record.Target.Name}[/] used [bold]about {joules}[/] and {time}. [yellow]Estimated, not measured:[/] the truth lies within {range}.");
        }
        else
        {
            _console.MarkupLineInterpolated($"[bold]{_record.Target.Name}[/] used [bold]{joules}[/] ({range}) and {time}. Measured.");
        }
    }

    private void WriteSplit()
    {
        var (total, idle, others, target) = _record.Energy;
        WriteTable("Where the machine's energy went",
        [
            Row("target", target), Row("other processes", others), Row("idle", idle), Row("total", total),
        ]);

        string[] Row(string name, EnergyAmount part) => [Joules(part.Joules), Share(part.Joules, total.Joules), name];
    }

    private void WriteFindings()
    {
        if (_record.Findings.IsEmpty)
            return;
        _console.WriteLine();
        _console.MarkupLine("[bold]Fix this first[/]");
        foreach (var (index, finding) in _record.Findings.Take(MostFindings).Index())
        {
            var cost = finding.Method is null
                ? "its method was not seen in this profile"
                : $"it stands in {finding.Method}, which cost {Joules(finding.Joules)} ({Share(finding.Share, 1)})";
            _console.WritePoints(
                ($"{index + 1}.", $"{finding.RuleId} {finding.Message}"),
                ("", $"{Path.GetFileName(finding.File)}:{finding.Line}: {cost}."));
        }

        if (_record.Findings.Length > MostFindings)
            _console.WriteLine($"  and {_record.Findings.Length - MostFindings} more.");
    }

    private void WriteMethods()
    {
        if (!HasEnergy)
        {
            WriteTable("Methods by their own CPU time",
            [
                ["CPU", "Share", "Method"],
                .. Top(method => method.CpuSeconds).Select(method => (string[])[Seconds(method.CpuSeconds), Share(method.CpuSeconds, _cpuSeconds), method.Name]),
            ]);
            return;
        }

        var target = _record.Energy.Target.Joules;
        WriteTable("Methods by self energy: what they spent themselves",
        [
            ["Energy", Range, "Share", "CPU", "Method"],
            .. Top(method => method.SelfJoules).Select(method => (string[])
            [
                Joules(method.SelfJoules), Quantity.JoulesInterval(method.SelfLow, method.SelfHigh, Culture),
                Share(method.SelfJoules, target), Seconds(method.CpuSeconds), method.Name,
            ]),
        ]);
        WriteTable("Your methods by total energy: with everything that they call",
        [
            ["Energy", Range, "Share", "Method"],
            .. Top(method => method.TotalJoules, IsOwn).Select(method => (string[])
            [
                Joules(method.TotalJoules), Quantity.JoulesInterval(method.TotalLow, method.TotalHigh, Culture),
                Share(method.TotalJoules, target), method.Name,
            ]),
        ]);
    }

    private void WriteGcByAllocation()
    {
        if (_record.GcByAllocation is not { } gc)
            return;
        var dearest = _record.Methods
            .Where(method => method.GcByAllocation is { TotalBytes: > 0 } && IsOwn(method))
            .OrderByDescending(method => method.GcByAllocation!.TotalBytes).Take(MostMethods).ToList();
        if (!HasEnergy)
        {
            WriteTable("Garbage: your methods by bytes allocated, with everything that they call",
            [
                ["Share", "Allocated", "Method"],
                .. dearest.Select(method => (string[])[Share(method.GcByAllocation!.TotalBytes, gc.AllocatedBytes), Bytes(method.GcByAllocation.TotalBytes), method.Name]),
            ]);
            return;
        }

        var whole = gc.AttributedJoules + gc.UnattributedJoules;
        WriteTable("Garbage collection by who allocated: the bucket gc seen another way, not energy on top of it",
        [
            ["Energy", Range, "Share of gc", "Allocated", "Your method, with everything that it calls"],
            .. dearest.Select(method => method.GcByAllocation!).Zip(dearest).Select(pair => (string[])
            [
                Joules(pair.First.TotalJoules), Quantity.JoulesInterval(pair.First.TotalLow, pair.First.TotalHigh, Culture),
                Share(pair.First.TotalJoules, whole), Bytes(pair.First.TotalBytes), pair.Second.Name,
            ]),
            .. gc.UnattributedJoules > 0.001 * whole ? (string[][])[[Joules(gc.UnattributedJoules), "", Share(gc.UnattributedJoules, whole), "", "not attributed"]] : [],
        ]);
    }

    private void WriteEndpoints()
    {
        if (_record.Requests.IsEmpty)
            return;
        var target = _record.Energy.Target.Joules;
        if (!HasEnergy)
        {
            WriteTable("Endpoints, CPU time per request",
            [
                ["Per request", "Share", "Requests", "Endpoint"],
                .. _record.Requests.Take(MostMethods).Select(request => (string[])
                [
                    Seconds(request.CpuSecondsPerRequest), Share(request.Count * request.CpuSecondsPerRequest, _cpuSeconds), request.Count.ToString("N0", Culture), request.Endpoint,
                ]),
                .. _record.Background is { } other ? (string[][])[["", Share(other.CpuSeconds, _cpuSeconds), "", "outside of requests"]] : [],
            ]);
            return;
        }

        WriteTable("Endpoints, energy per request",
        [
            ["Per request", Range, "Share", "Requests", "Endpoint"],
            .. _record.Requests.Take(MostMethods).Select(request => (string[])
            [
                Joules(request.JoulesPerRequest), Quantity.JoulesInterval(request.Low, request.High, Culture),
                Share(request.Joules, target), request.Count.ToString("N0", Culture), request.Endpoint,
            ]),
            .. _record.Background is { } background ? (string[][])[["", "", Share(background.Joules, target), "", "outside of requests"]] : [],
        ]);
    }

    private IEnumerable<MethodEnergy> Top(Func<MethodEnergy, double> value, Func<MethodEnergy, bool>? isShown = null) =>
        _record.Methods.Where(method => value(method) > 0 && isShown?.Invoke(method) != false).OrderByDescending(value).Take(MostMethods);

    /// <summary>The outermost callers of every program are the framework's; what a team can change is its own code.</summary>
    private static bool IsOwn(MethodEnergy method) =>
        method.Module is { } module
        && !module.StartsWith("System.", StringComparison.Ordinal)
        && !module.StartsWith("Microsoft.", StringComparison.Ordinal);

    private void WriteProcesses()
    {
        if (_record.Processes.Length < 2)
            return;
        WriteTable("Processes",
        [
            .. _record.Processes.Take(MostMethods).Select(process => (string[])
            [
                .. HasEnergy ? [Joules(process.Joules), Share(process.Joules, _record.Energy.Target.Joules)] : Array.Empty<string>(),
                Seconds(process.CpuSeconds), string.Create(Culture, $"{process.Name} ({process.Id})"),
            ]),
        ]);
    }

    private void WriteBuckets() => WriteTable("Outside of methods",
    [
        .. _record.Buckets.Select(bucket => (string[])
        [
            .. HasEnergy ? [Joules(bucket.Joules), Share(bucket.Joules, _record.Energy.Target.Joules)] : Array.Empty<string>(),
            Seconds(bucket.CpuSeconds), Explained(bucket.Name),
        ]),
    ]);

    private void WriteTable(string title, IReadOnlyList<string[]> rows)
    {
        if (rows.Count == 0)
            return;
        _console.WriteLine();
        _console.MarkupLineInterpolated($"[bold]{title}[/]");
        _console.WriteRows(rows);
    }

    private void WriteHow()
    {
        var (meter, engine, overhead) = (_record.Meter, _record.Engine, _record.Overhead);
        var domains = string.Concat(meter.Domains.Where(domain => domain.LeftOutBecause is null).Select((domain, index) => $"{(index == 0 ? ": " : " + ")}{domain.Name}"));
        var interval = engine.ObservedIntervalSeconds is { } seconds ? $", one every {Seconds(seconds)} per thread" : "";
        var lost = engine.Lost > 0 ? $"; {engine.Lost} events lost" : "";
        _console.WriteLine();
        _console.MarkupLine("[bold]How it was found[/]");
        _console.WritePoints(
        [
            ("meter", $"{meter.Name} ({Word(meter.Provenance)}){domains}; {meter.Readings} readings."),
            .. meter.PassedOver.Take(1).Select(best => ("", $"Not the more trusted {best.Name}: {best.Reason}")),
            ("engine", $"{engine.Name}: {engine.Samples} samples{interval}{lost}."),
            ("overhead", $"{Seconds(overhead.OwnCpuSeconds)} of CPU time in greencode, {Seconds(overhead.InTargetCpuSeconds)} in the target."),
            .. _record.Notes.Select(note => ("note", note)),
        ]);
    }

    private static string Explained(string bucket) => bucket switch
    {
        "gc" => "gc: garbage collection",
        "jit" => "jit: compilation while running",
        "runtime" => "runtime: its own code and threads",
        "native" => "native: libraries and threads that are not .NET",
        "kernel" => "kernel: the system, working for the target",
        "profiler" => "profiler: what sampling cost inside the target",
        "unsampled" => "unsampled: ran, but the sampler did not see where",
        _ => bucket,
    };

    private static string Joules(double value) => Quantity.Joules(value, Culture);

    private static string Bytes(double value) => Quantity.Bytes(value, Culture);

    private static string Seconds(double value) => Quantity.Seconds(value, Culture);

    private static string Share(double part, double whole) => Quantity.Share(part, whole, Culture);

    private static string Word(Provenance provenance) => provenance.ToString().ToLowerInvariant();
}
