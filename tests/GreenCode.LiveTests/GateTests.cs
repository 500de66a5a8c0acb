using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using GreenCode.Cli;
using GreenCode.Profiler.Gates;
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
        var tool = Gate("--baseline", Target("work", "60"), "--candidate", Target("work", "60", "60"));

        await tool.EndAsync(Patience);

        ExitedWith(ExitCode.GateFailed, tool);
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
        var tool = Gate("--baseline", Target("parent", "60"), "--candidate", Target("parent", "20"));

        await tool.EndAsync(Patience);

        ExitedWith(ExitCode.Success, tool);
        Assert.True(ReadResult().Result!.Ratio.High < 0.9, tool.Output);
    }

    [Fact]
    public async Task Allocated_bytes_are_counted_from_the_first_instruction_to_the_last()
    {
        var tool = Gate("--metric", "allocated-bytes", "--baseline", Target("allocate", "50"), "--candidate", Target("allocate", "100"));

        await tool.EndAsync(Patience);

        ExitedWith(ExitCode.GateFailed, tool);
        var report = ReadResult();
        Assert.InRange(report.Baseline!.Runs[0].Value, 50e6, 60e6);
        Assert.InRange(report.Candidate.Runs[0].Value, 101e6, 112e6);
    }

    [Fact]
    public async Task Energy_is_refused_where_nothing_measures_it_and_CPU_time_is_offered()
    {
        var tool = Tool("gate", "--annotations", "none", "--meter", "estimate", "--baseline", Target("work", "1"), "--candidate", Target("work", "1"));

        await tool.EndAsync(Patience);

        ExitedWith(ExitCode.Refused, tool);
        Assert.Contains("Choose --metric cpu-time", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Energy_is_the_metric_where_a_meter_measures()
    {
        using var machine = new SimulatedMachine();
        machine.Start();
        var tool = Tool("gate", "--annotations", "none", "--runs", "6", "--warm-ups", "1", "--powercap-root", machine.PowercapRoot, "-o", ResultFile,
            "--baseline", Target("work", "120"), "--candidate", Target("work", "20"));

        await tool.EndAsync(Patience);

        ExitedWith(ExitCode.Success, tool);
        var report = ReadResult();
        Assert.Equal("powercap", report.Meter!.Name);
        Assert.Contains("Energy per run", tool.Output, StringComparison.Ordinal);
        Assert.True(report.Result!.Ratio.Value < 0.8, tool.Output);
    }

    [Fact]
    public async Task A_stored_result_is_the_baseline_of_a_later_gate()
    {
        var stored = Path.Combine(Folder, "base.greencode.json");
        var storing = Tool("gate", "--metric", "cpu-time", "--runs", "6", "--warm-ups", "1", "--annotations", "none", "-o", stored, "--", Programs.Target, "work", "60");
        await storing.EndAsync(Patience);
        ExitedWith(ExitCode.Success, storing);

        var same = Gate("--baseline", stored, "--", Programs.Target, "work", "200");
        await same.EndAsync(Patience);
        ExitedWith(ExitCode.GateFailed, same);

        var other = Gate("--baseline", stored, "--operations", "5", "--", Programs.Target, "work", "60");
        await other.EndAsync(Patience);
        ExitedWith(ExitCode.Refused, other);
        Assert.Contains("come from different units of work: run and operation", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_self_check_tells_the_noise_floor()
    {
        var tool = Tool("gate", "--self-check", "--metric", "cpu-time", "--threshold", "100%", "--runs", "6", "--warm-ups", "1", "--annotations", "none", "--", Programs.Target, "work", "60");

        await tool.EndAsync(Patience);

        ExitedWith(ExitCode.Success, tool);
        Assert.Contains("The noise floor: a run lies", tool.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 0 7", "The candidate failed with exit code 7.")]
    [InlineData("crash 0", "The candidate failed with exit code 134 (killed by signal 6). It printed last:")]
    public async Task A_command_that_fails_is_named_and_what_was_measured_is_saved(string verb, string sentence)
    {
        var tool = Gate("--warm-ups", "0", "--baseline", Target("work", "1"), "--candidate", $"{Programs.Target} {verb}");

        await tool.EndAsync(Patience);

        ExitedWith(ExitCode.TargetFailed, tool);
        Assert.Contains(sentence, tool.Error, StringComparison.Ordinal);
        Assert.StartsWith(sentence, ReadResult().Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_is_not_there_is_bad_input()
    {
        var tool = Gate("--baseline", Target("work", "1"), "--candidate", "no-such-program");

        await tool.EndAsync(Patience);

        ExitedWith(ExitCode.BadInput, tool);
        Assert.Contains("'no-such-program' could not be started", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_that_print_different_things_do_not_do_the_same_work_unless_that_is_meant()
    {
        string[] sides = ["--threshold", "1000%", "--baseline", Target("say", "20", "one"), "--candidate", Target("say", "20", "two")];
        var refused = Gate(sides);
        await refused.EndAsync(Patience);
        ExitedWith(ExitCode.Refused, refused);
        Assert.Contains("print different things", refused.Error, StringComparison.Ordinal);

        var meant = Gate([.. sides, "--anyway"]);
        await meant.EndAsync(Patience);
        ExitedWith(ExitCode.Success, meant);
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
        var tool = Gate("--ready", "http://127.0.0.1:9/", "--load", "true", "--baseline", Target("exit", "0", "7"), "--candidate", Target("exit", "0", "7"));

        await tool.EndAsync(Patience);

        ExitedWith(ExitCode.TargetFailed, tool);
        Assert.Contains("The baseline ended with exit code 7 before http://127.0.0.1:9/ answered.", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_ends_under_its_load_failed()
    {
        var (port, service) = Service("200", "3");
        var tool = Gate([.. Under($"curl -s http://127.0.0.1:{port}/[1-9]", port), "--operations", "9", "--baseline", service, "--candidate", service]);

        await tool.EndAsync(Patience);

        ExitedWith(ExitCode.TargetFailed, tool);
        Assert.Contains("The baseline ended with exit code 3 under the load.", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_load_that_fails_is_named()
    {
        var (port, service) = Service();
        var tool = Gate([.. Under("false", port), "--operations", "9", "--baseline", service, "--candidate", service]);

        await tool.EndAsync(Patience);

        ExitedWith(ExitCode.TargetFailed, tool);
        Assert.Contains("The load failed with exit code 1.", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_finished_no_request_of_ASP_NET_Core_is_bad_input()
    {
        var (port, service) = Service();
        var tool = Gate([.. Under("true", port), "--baseline", service, "--candidate", service]);

        await tool.EndAsync(Patience);

        ExitedWith(ExitCode.BadInput, tool);
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

        var tool = Gate([.. Under("true", port), "--baseline", service, "--candidate", service]);
        await tool.EndAsync(Patience);

        ExitedWith(ExitCode.BadInput, tool);
        Assert.Contains("another process listens there", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_is_measured_under_load_per_request()
    {
        var (port, service) = Service();
        var tool = Gate([.. Under($"curl -s http://127.0.0.1:{port}/[1-20]", port), "--operations", "20", "--threshold", "1000%", "--baseline", service, "--candidate", service]);

        await tool.EndAsync(Patience);

        ExitedWith(ExitCode.Success, tool);
        Assert.Contains("CPU time per request", tool.Output, StringComparison.Ordinal);
        Assert.Equal(20, ReadResult().Candidate.Runs[0].Units);
    }

    private static (string Port, string Command) Service(params string[] more)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        return (port, Target(["http", "120", port, .. more]));
    }

    private static string[] Under(string load, string port) => ["--ready", $"http://127.0.0.1:{port}/", "--load", load];

    private static string Target(params string[] arguments) => $"\"{Programs.Target}\" {string.Join(' ', arguments)}";

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
