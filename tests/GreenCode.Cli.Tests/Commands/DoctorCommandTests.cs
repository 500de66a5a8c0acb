using System.Text.Json;
using GreenCode.Cli.Commands;
using GreenCode.Energy;
using GreenCode.TestKit.Power;

namespace GreenCode.Cli.Tests.Commands;

public class DoctorCommandTests : CliTest
{
    [Fact]
    public async Task On_every_machine_it_names_every_meter_and_every_engine()
    {
        var code = await RunAsync("doctor");

        Assert.True(code is ExitCode.Success or ExitCode.Refused);
        Assert.All(MeterCatalog.InOrderOfTrust, kind => Assert.Contains($"  {kind.Name} ", Terminal.Text, StringComparison.Ordinal));
        Assert.All(["perf", "eventpipe"], engine => Assert.Contains($"  {engine} ", Terminal.Text, StringComparison.Ordinal));
        Assert.Empty(Terminal.ErrorText);
    }

    [Fact]
    public async Task A_powercap_folder_that_can_be_read_makes_it_succeed()
    {
        using var machine = FixtureMachines.IntelOneSocketServer();
        Terminal.Out.Profile.Width = 1000;

        Assert.Equal(ExitCode.Success, await RunAsync("doctor", "--powercap-root", machine.PowercapRoot));

        Assert.Contains("  usable. Readable below", Terminal.Text, StringComparison.Ordinal);
        Assert.Contains("Energy can be measured here.", Terminal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_powercap_folder_that_is_not_there_is_told()
    {
        Assert.NotEqual(ExitCode.BadInput, await RunAsync("doctor", "--powercap-root", PathOf("none")));

        Assert.Contains($"not usable. {PathOf("none")} does not exist.", Terminal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_may_not_be_read_comes_with_the_commands_that_allow_it_unbroken_and_with_what_they_give_away()
    {
        using var machine = FixtureMachines.UnreadableEnergy();
        Terminal.Out.Profile.Width = 80;

        DoctorCommand.WriteText(DoctorReport.Of(machine.Environment), Terminal.Out);

        Assert.Contains("To make powercap usable", Terminal.Text, StringComparison.Ordinal);
        var remedy = DoctorReport.Of(machine.Environment).Meters.Single(meter => meter.Name == "powercap").Remedy!;
        Assert.All(remedy.Split('\n'), line => Assert.Contains(line, Terminal.Text.Split('\n').Select(printed => printed.Length < 2 ? "" : printed[2..])));
        Assert.Contains("side channel", Terminal.Text, StringComparison.Ordinal);
        Assert.Contains("profiles carry an estimate", Terminal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_spoils_measurements_is_told_with_what_would_help()
    {
        using var machine = FixtureMachines.VirtualMachine();

        DoctorCommand.WriteText(DoctorReport.Of(machine.Environment), Terminal.Out);

        Assert.Contains("This is a virtual machine", Terminal.Text, StringComparison.Ordinal);
        Assert.Contains("Remedy: Measure on a physical machine", Terminal.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    public void Text_stays_within_the_width_of_the_terminal(int width)
    {
        using var machine = FixtureMachines.VirtualMachine();
        var report = DoctorReport.Of(machine.Environment);
        Terminal.Out.Profile.Width = width;

        DoctorCommand.WriteText(report with { Meters = [.. report.Meters.Select(meter => meter with { Remedy = null, Reason = meter.Reason.Replace('/', ' ') })] }, Terminal.Out);

        Assert.All(Terminal.Text.Split('\n'), line => Assert.True(line.Length <= width, line));
    }

    [Fact]
    public async Task The_json_form_is_on_standard_output_alone_and_has_the_documented_fields()
    {
        using var machine = FixtureMachines.IntelOneSocketServer();

        Assert.Equal(ExitCode.Success, await RunAsync("doctor", "--format", "json", "--powercap-root", machine.PowercapRoot));

        Assert.Empty(Terminal.Text);
        Assert.Empty(Terminal.ErrorText);
        var report = JsonDocument.Parse(Terminal.Data).RootElement;
        Assert.Equal(1, report.GetProperty("schemaVersion").GetInt32());
        Assert.Equal("measured", report.GetProperty("energy").GetString());
        var powercap = report.GetProperty("meters").EnumerateArray().First();
        Assert.Equal("powercap", powercap.GetProperty("name").GetString());
        Assert.Equal("measured", powercap.GetProperty("provenance").GetString());
        Assert.True(powercap.GetProperty("isUsable").GetBoolean());
        Assert.Equal(JsonValueKind.Null, powercap.GetProperty("remedy").ValueKind);
        Assert.Equal(["perf", "eventpipe"], report.GetProperty("engines").EnumerateArray().Select(engine => engine.GetProperty("name").GetString()));
        Assert.NotEmpty(report.GetProperty("host").EnumerateArray());
    }

    [Fact]
    public Task Another_format_is_a_sentence() =>
        RefusesAsync(ExitCode.BadInput, "There is no format 'xml'. Formats: text, json.", "doctor", "--format", "xml");
}
