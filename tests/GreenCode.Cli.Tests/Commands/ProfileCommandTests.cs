using System.Globalization;

namespace GreenCode.Cli.Tests.Commands;

/// <summary>Everything that is refused before a process is looked at; the rest is in the live tests.</summary>
public class ProfileCommandTests : CliTest
{
    private const string SayWhat = "Say what to profile: either -p PID, or -n NAME, or -- COMMAND with its arguments.";

    [Theory]
    [InlineData]
    [InlineData("--")]
    [InlineData("--duration", "5s")]
    [InlineData("-p", "1", "-n", "App")]
    [InlineData("-p", "1", "--", "dotnet", "App.dll")]
    [InlineData("-n", "App", "--", "dotnet", "App.dll")]
    [InlineData("-p", "1", "-n", "App", "--", "dotnet", "App.dll")]
    public Task There_must_be_exactly_one_target(params string[] arguments) => RefusesAsync(ExitCode.BadInput, SayWhat, ["profile", .. arguments]);

    [Theory]
    [InlineData("dotnet", "App.dll")]
    [InlineData("1234")]
    [InlineData("dotnet", "--", "App.dll")]
    public Task A_program_stands_after_two_dashes(params string[] arguments) =>
        RefusesAsync(ExitCode.BadInput, $"greencode profile -- {arguments[0]}", ["profile", .. arguments]);

    [Theory]
    [InlineData("'x' is no duration. Write 30s", "--duration", "x")]
    [InlineData("'30' is no duration.", "--duration", "30")]
    [InlineData("'0s' is no duration.", "--duration", "0s")]
    [InlineData("--duration", "--duration")]
    [InlineData("There is no meter 'sun'. Meters: auto, powercap,", "--meter", "sun")]
    [InlineData("There is no sampling engine 'steam'. Engines: auto,", "--engine", "steam")]
    [InlineData("'lots' is no power. Write watts between 0 and 10000", "--watts-per-core", "lots")]
    [InlineData("'-1' is no power.", "--watts-per-core", "-1")]
    [InlineData("'1,5' is no power.", "--watts-per-core", "1,5")]
    [InlineData("'10001' is no power.", "--idle-watts", "10001")]
    [InlineData("'NaN' is no power.", "--idle-watts", "NaN")]
    [InlineData("'0s' is no duration.", "--idle-baseline", "0s")]
    [InlineData("There is no format 'xls'. Formats: json,", "-o", "run.x", "--format", "xls")]
    [InlineData("The ending of 'run.xyz' does not tell a format. Known endings: .greencode.json", "-o", "run.xyz")]
    [InlineData("--format says how to write, but not where.", "--format", "json")]
    public Task A_wrong_option_is_a_sentence_and_nothing_is_started(string sentence, params string[] options) =>
        RefusesAsync(ExitCode.BadInput, sentence, ["profile", .. options, "--", "this-must-not-be-started"]);

    [Theory]
    [InlineData("abc")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("99999999999")]
    public Task What_is_no_process_id_is_a_sentence(string id) =>
        RefusesAsync(ExitCode.BadInput, $"'{id}' is no process id. 'greencode ps' lists", "profile", "-p", id);

    [Fact]
    public async Task An_output_in_a_folder_that_is_not_there_is_a_sentence() => await RefusesAsync(
        ExitCode.BadInput, $"'{PathOf("none/run.html")}' cannot be written", "profile", "-o", PathOf("none/run.html"), "--", "this-must-not-be-started");

    [Fact]
    public async Task An_output_that_is_a_folder_is_a_sentence()
    {
        Directory.CreateDirectory(PathOf("folder.html"));

        await RefusesAsync(ExitCode.BadInput, "is a folder. Name a file in it.", "profile", "-o", PathOf("folder.html"), "--", "this-must-not-be-started");
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("powercap")]
    public Task A_powercap_folder_that_is_not_there_is_refused_and_not_replaced_by_an_estimate(string meter) => RefusesAsync(
        ExitCode.Refused, $"{PathOf("none")} does not exist", "profile", "--meter", meter, "--powercap-root", PathOf("none"), "--", "this-must-not-be-started");

    [Fact]
    public async Task An_idle_baseline_with_an_estimate_is_refused()
    {
        Assert.Equal(ExitCode.Refused, await RunAsync("profile", "--meter", "estimate", "--idle-baseline", "1s", "--", "this-must-not-be-started"));

        Assert.Contains("The meter 'estimate' does not measure", Terminal.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_program_that_does_not_exist_is_a_sentence() => RefusesAsync(
        ExitCode.BadInput, "'this-is-no-program' could not be started", "profile", "--", "this-is-no-program", "-p", "1", "--duration", "x", "--help");

    [Fact]
    public Task A_process_that_is_gone_is_a_sentence() => RefusesAsync(
        ExitCode.BadInput, $"There is no process {int.MaxValue}.", "profile", "-p", int.MaxValue.ToString(CultureInfo.InvariantCulture));

    [Fact]
    public Task A_name_that_no_process_has_is_a_sentence() => RefusesAsync(
        ExitCode.BadInput, "No .NET process called 'no-such-service' can be attached to.", "profile", "--name", "no-such-service");
}
