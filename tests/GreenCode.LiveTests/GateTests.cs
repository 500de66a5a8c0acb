using System.Globalization;
using System.Runtime.InteropServices;
using GreenCode.Cli;
using GreenCode.LiveTests.Samples;
using GreenCode.Profiler;
using GreenCode.Profiler.Gates;
using GreenCode.TestKit.Load;
using GreenCode.TestKit.Power;

namespace GreenCode.LiveTests;

/// <summary>Gates over real processes. Differences are large and runs few, so that what is tested is the running and not the statistics.</summary>
public class GateTests : LiveTest
{
    /// <summary>A gate is many runs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private string ResultFile => Path.Combine(Folder, "gate.json");

    [Fact]
    public async Task A_candidate_that_does_twice_the_work_fails_and_the_method_that_does_it_is_named()
    {
        var tool = await GateAsync(ExitCode.GateFailed, "--baseline", Target("work", "30"), "--candidate", Target("work", "30", "30"));

        var report = ReadResult();
        Assert.True(report.Result!.Ratio.Low > 1.3, tool.Output);
        Assert.Equal(report.Candidate.OutputDigest, report.Baseline!.OutputDigest);
        Assert.Equal("GreenCode.LiveTarget.Work.SpinMore", report.Parts.First(part => part.CarriesTheChange).Name);
        Assert.Contains("CPU time per run", tool.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("joule", tool.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_candidate_that_does_half_the_work_passes_also_where_a_child_does_it()
    {
        var tool = await GateAsync(ExitCode.Success, "--baseline", Target("parent", "40"), "--candidate", Target("parent", "10"));

        Assert.True(ReadResult().Result!.Ratio.High < 0.9, tool.Output);
    }

    [Fact]
    public async Task Allocated_bytes_are_counted_from_the_first_instruction_to_the_last()
    {
        await GateAsync(ExitCode.GateFailed, "--metric", "allocated-bytes", "--baseline", Target("allocate", "50"), "--candidate", Target("allocate", "100"));

        var report = ReadResult();
        Assert.InRange(report.Baseline!.Runs[0].Value, 50e6, 60e6);
        Assert.InRange(report.Candidate.Runs[0].Value, 101e6, 112e6);
    }

    [Fact]
    public async Task Energy_is_refused_where_nothing_measures_it_and_CPU_time_is_offered()
    {
        var tool = await GateAsync(ExitCode.Refused, "--metric", "energy", "--meter", "estimate", "--baseline", Target("work", "1"), "--candidate", Target("work", "1"));

        Assert.Contains("Choose --metric cpu-time", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Energy_is_the_metric_where_a_meter_measures()
    {
        using var machine = new SimulatedMachine();
        machine.Start();

        var tool = await GateAsync(ExitCode.Success, "--metric", "energy", "--powercap-root", machine.PowercapRoot, "--baseline", Target("work", "60"), "--candidate", Target("work", "10"));

        var report = ReadResult();
        Assert.Equal("powercap", report.Meter!.Name);
        Assert.Contains("Energy per run", tool.Output, StringComparison.Ordinal);
        Assert.True(report.Result!.Ratio.Value < 0.8, tool.Output);
    }

    [Fact]
    public async Task A_stored_result_is_the_baseline_of_a_later_gate()
    {
        var stored = Path.Combine(Folder, "base.greencode.json");
        await GateAsync(ExitCode.Success, "-o", stored, "--", Programs.Target, "work", "30");

        await GateAsync(ExitCode.GateFailed, "--baseline", stored, "--", Programs.Target, "work", "90");

        var other = await GateAsync(ExitCode.Refused, "--baseline", stored, "--operations", "5", "--", Programs.Target, "work", "30");
        Assert.Contains("come from different units of work: run and operation", other.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_runtime_is_known_also_where_a_program_brings_its_own_or_is_started_by_a_script(bool isScript)
    {
        var command = isScript ? Script("run.sh", $"'{Programs.Target}' work 60; exit $?") : $"\"{Programs.WithOwnRuntime(Folder)}\" work 60";

        await GateAsync(ExitCode.Success, "--warm-ups", "0", "--candidate", command);

        Assert.Equal($"{Environment.Version}", ReadResult().Candidate.RuntimeVersion);
    }

    [Fact]
    public async Task A_self_check_tells_the_noise_floor()
    {
        var tool = await GateAsync(ExitCode.Success, "--self-check", "--threshold", "100%", "--", Programs.Target, "work", "30");

        Assert.Contains("The noise floor: a run lies", tool.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 0 7", "The candidate failed with exit code 7.")]
    [InlineData("crash 0", "The candidate failed with exit code 134 (killed by signal 6). It printed last: Unhandled exception. System.InvalidOperationException: This crash is meant.")]
    public async Task A_command_that_fails_is_named(string verb, string sentence)
    {
        var tool = await GateAsync(ExitCode.TargetFailed, "--warm-ups", "0", "--baseline", Target("work", "1"), "--candidate", $"{Programs.Target} {verb}");

        Assert.Contains(sentence, tool.Error, StringComparison.Ordinal);
        Assert.StartsWith(sentence, ReadResult().Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_is_killed_in_a_later_run_is_named_and_the_runs_before_are_saved()
    {
        var dies = Script("dies.sh", $"echo run >> {Folder}/runs; test $(wc -l < {Folder}/runs) -lt 3 || kill -9 $$; exec '{Programs.Target}' work 1");

        var tool = await GateAsync(ExitCode.TargetFailed, "--warm-ups", "0", "--baseline", Target("work", "1"), "--candidate", dies);

        Assert.Contains("The candidate failed with exit code 137 (killed by signal 9).", tool.Error, StringComparison.Ordinal);
        var report = ReadResult();
        Assert.Equal(GateVerdict.Refused, report.Verdict);
        Assert.Equal(2, report.Candidate.Runs.Length);
    }

    [Fact]
    public async Task A_command_that_is_not_there_is_bad_input()
    {
        var tool = await GateAsync(ExitCode.BadInput, "--baseline", Target("work", "1"), "--candidate", "no-such-program");

        Assert.Contains("'no-such-program' could not be started", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_that_print_different_things_do_not_do_the_same_work_unless_that_is_meant()
    {
        string[] sides = ["--threshold", "1000%", "--baseline", Target("say", "20", "one"), "--candidate", Target("say", "20", "two")];
        var refused = await GateAsync(ExitCode.Refused, sides);
        Assert.Contains("print different things", refused.Error, StringComparison.Ordinal);

        await GateAsync(ExitCode.Success, [.. sides, "--anyway"]);
    }

    [Fact]
    public async Task Ctrl_C_ends_a_gate_and_saves_what_was_measured()
    {
        var tool = Gate("--runs", "200", "--baseline", Target("work", "10"), "--candidate", Target("work", "10"));
        await tool.WaitForAsync("Run 10 of at most");

        tool.Signal(PosixSignal.SIGINT);
        await tool.EndAsync(Patience);

        ExitedWith(ExitCode.Interrupted, tool);
        var report = ReadResult();
        Assert.NotEmpty(report.Baseline!.Runs);
        Assert.Equal(GateVerdict.Refused, report.Verdict);
    }

    [Fact]
    public async Task A_service_that_ends_before_it_is_ready_failed()
    {
        var tool = await GateAsync(ExitCode.TargetFailed, "--ready", "http://127.0.0.1:9/", "--load", "true", "--baseline", Target("exit", "0", "7"), "--candidate", Target("exit", "0", "7"));

        Assert.Contains("The baseline ended with exit code 7 before http://127.0.0.1:9/ answered.", tool.Error, StringComparison.Ordinal);
    }

    /// <summary>Not through the tool, whose patience is a minute.</summary>
    [Fact]
    public async Task A_service_that_never_becomes_ready_failed_and_the_runs_of_the_other_are_kept()
    {
        var port = FreePort.Find().ToString(CultureInfo.InvariantCulture);
        var settings = new GateSettings { Runs = 6, WarmUps = 0 };
        var plan = new GatePlan
        {
            Baseline = [Programs.Target, "http", "120", port],
            Candidate = [Programs.Target, "http", "120", port, "503"],
            Metric = GateMetric.CpuTime,
            Ready = new($"http://127.0.0.1:{port}/"),
            ReadyPatience = TimeSpan.FromSeconds(2),
            Load = ["curl", "-s", $"http://127.0.0.1:{port}/[1-9]"],
            Operations = 9,
            Settings = settings,
            Seed = Enumerable.Range(0, 99).First(seed => GateSchedule.Of(settings, seed)[0].Side == GateSide.Baseline),
        };

        var outcome = await GateRunner.RunAsync(plan, null, CancellationToken.None, CancellationToken.None);

        Assert.Equal(GateEnd.TargetFailed, outcome.End);
        Assert.StartsWith($"The candidate did not become ready: http://127.0.0.1:{port}/ gave no success within 2 s.", outcome.Report.Problem, StringComparison.Ordinal);
        Assert.Single(outcome.Report.Baseline!.Runs);
    }

    [Fact]
    public async Task A_service_that_ends_under_its_load_failed()
    {
        var (port, service) = Service("200", "3");

        var tool = await GateAsync(ExitCode.TargetFailed, [.. Under($"curl -s http://127.0.0.1:{port}/[1-9]", port), "--operations", "9", "--baseline", service, "--candidate", service]);

        Assert.Contains("The baseline ended with exit code 3 under the load.", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_killed_under_its_load_failed()
    {
        var (port, service) = Service();
        var killed = Script("service.sh", $"echo $$ > {Folder}/pid; exec {service}");
        var kills = Script("load.sh", $"kill -9 $(cat {Folder}/pid); exit 1");

        var tool = await GateAsync(ExitCode.TargetFailed, [.. Under(kills, port), "--operations", "9", "--baseline", killed, "--candidate", killed]);

        Assert.Contains("The baseline ended with exit code 137 (killed by signal 9) under the load.", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_load_that_fails_is_named()
    {
        var (port, service) = Service();

        var tool = await GateAsync(ExitCode.TargetFailed, [.. Under("false", port), "--operations", "9", "--baseline", service, "--candidate", service]);

        Assert.Contains("The load failed with exit code 1.", tool.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_service_that_finished_no_request_of_ASP_NET_Core_is_bad_input(bool isAspNetCore)
    {
        var (port, service) = isAspNetCore ? AspNetCoreService() : Service();
        var ready = isAspNetCore ? $"http://127.0.0.1:{port}/nothing" : $"http://127.0.0.1:{port}/";

        var tool = await GateAsync(ExitCode.BadInput, "--ready", ready, "--load", "true", "--baseline", service, "--candidate", service);

        Assert.Contains("finished no request", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_answers_already_is_bad_input()
    {
        var (port, service) = Service();
        var other = Start([], Programs.Target, ["http", "60", port]);
        using var http = new HttpClient();
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/"), TestContext.Current.CancellationToken);
                break;
            }
            catch (HttpRequestException) when (!other.HasExited)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }

        var tool = await GateAsync(ExitCode.BadInput, [.. Under("true", port), "--baseline", service, "--candidate", service]);

        Assert.Contains("another process listens there", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_is_measured_under_load_per_request()
    {
        var (port, service) = Service();

        var tool = await GateAsync(ExitCode.Success,
            [.. Under($"curl -s http://127.0.0.1:{port}/[1-20]", port), "--operations", "20", "--threshold", "1000%", "--baseline", service, "--candidate", service]);

        Assert.Contains("CPU time per request", tool.Output, StringComparison.Ordinal);
        Assert.Equal(20, ReadResult().Candidate.Runs[0].Units);
    }

    [Fact]
    public async Task Requests_of_a_service_are_counted_and_the_endpoint_that_got_dearer_is_named()
    {
        var (port, service) = AspNetCoreService();

        var tool = await GateAsync(ExitCode.GateFailed,
            "--ready", $"http://127.0.0.1:{port}/nothing", "--load", $"curl -s -f http://127.0.0.1:{port}/hot/[1-8] http://127.0.0.1:{port}/sync/[1-8]",
            "--baseline", service, "--candidate", $"{service} --hot 27");

        var report = ReadResult();
        Assert.Equal(16, report.Candidate.Runs[0].Units);
        var endpoint = report.Parts.First(part => part.Kind == GatePartKind.Endpoint);
        Assert.True(endpoint is { Name: "GET /hot/{id}", CarriesTheChange: true }, tool.Output);
        Assert.True(endpoint.Change.Value > (report.Result!.Ratio.Value - 1) / 2, $"It is said to make the whole {endpoint.Change.Value:P0} dearer.\n{tool.Output}");
    }

    [Fact]
    public async Task Budgets_of_endpoints_are_held_on_a_real_service_and_one_that_was_never_called_is_bad_input()
    {
        using var service = new KnownEndpoints();
        var profile = Tool(["profile", "-o", RecordFile, "--", "dotnet", BuiltSample.Assembly("KnownEndpoints"), .. service.Arguments]);
        await profile.WaitForAsync(Begun);
        await service.WaitUntilUpAsync(TestContext.Current.CancellationToken);
        await service.SendAsync(20, TestContext.Current.CancellationToken);
        profile.Signal(PosixSignal.SIGINT);
        await profile.EndAsync();
        var budget = Path.Combine(Folder, "budget.json");

        await BudgetAsync(ExitCode.Success, "--update", "--metric", "cpu-time");
        Assert.Contains("GET /hot/{id}", await File.ReadAllTextAsync(budget, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await BudgetAsync(ExitCode.Success);

        Limit("GET /hot/{id}");
        var failed = await BudgetAsync(ExitCode.GateFailed);
        Assert.Contains("CPU time per request of GET /hot/{id}", failed.Output, StringComparison.Ordinal);

        Limit("GET /never");
        var report = Path.Combine(Folder, "budget-result.json");
        var uncalled = await BudgetAsync(ExitCode.BadInput, "-o", report);
        Assert.Contains("The budget names GET /never, but the record holds no request of it.", uncalled.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("GET /never", await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        void Limit(string endpoint) => File.WriteAllText(budget, $$"""{ "budgetVersion": 1, "endpoints": { "{{endpoint}}": { "cpuSecondsPerRequest": 0.001 } } }""");

        async Task<Running> BudgetAsync(ExitCode expected, params string[] more)
        {
            var tool = Tool(["gate", "--annotations", "none", "--budget", budget, .. more, RecordFile]);
            await tool.EndAsync();
            ExitedWith(expected, tool);
            return tool;
        }
    }

    private static (string Port, string Command) Service(params string[] more)
    {
        var port = FreePort.Find().ToString(CultureInfo.InvariantCulture);
        return (port, Target(["http", "120", port, .. more]));
    }

    private static (string Port, string Command) AspNetCoreService()
    {
        var port = FreePort.Find().ToString(CultureInfo.InvariantCulture);
        return (port, $"dotnet \"{BuiltSample.Assembly("KnownEndpoints")}\" --urls http://127.0.0.1:{port}");
    }

    private static string[] Under(string load, string port) => ["--ready", $"http://127.0.0.1:{port}/", "--load", load];

    private static string Target(params string[] arguments) => $"\"{Programs.Target}\" {string.Join(' ', arguments)}";

    private string Script(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text + "\n");
        return $"sh \"{path}\"";
    }

    /// <summary>Runs a gate to its end.</summary>
    private async Task<Running> GateAsync(ExitCode expected, params string[] arguments)
    {
        var tool = Gate(arguments);
        await tool.EndAsync(Patience);
        ExitedWith(expected, tool);
        return tool;
    }

    /// <summary>A gate of CPU time with as few runs as are possible; what is said later counts.</summary>
    private Running Gate(params string[] arguments)
    {
        string[] defaults = [.. Defaults("--metric", "cpu-time"), .. Defaults("--runs", "6"), .. Defaults("--warm-ups", "1")];
        return Tool(["gate", "--annotations", "none", "-o", ResultFile, .. defaults, .. arguments]);

        string[] Defaults(string option, string value) => arguments.Contains(option) ? [] : [option, value];
    }

    private GateReport ReadResult()
    {
        using var stream = File.OpenRead(ResultFile);
        return GateJson.Read(stream);
    }
}
