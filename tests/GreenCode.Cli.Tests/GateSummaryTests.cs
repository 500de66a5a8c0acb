using GreenCode.Cli.Tests.Terminal;
using GreenCode.Profiler.Tests.Gates.Formats;
using GreenCode.TestKit;

namespace GreenCode.Cli.Tests;

public class GateSummaryTests
{
    [Theory, MemberData(nameof(SampleGates.Names), MemberType = typeof(SampleGates))]
    public void The_summary_reads_like_this(string name)
    {
        var terminal = new TestTerminal(120);

        GateSummary.Write(SampleGates.ByName(name), terminal.Out);

        Golden.Matches($"tests/GreenCode.Cli.Tests/Golden/gate-{name}.txt", terminal.Text);
    }

    [Fact]
    public void What_a_command_printed_gives_no_orders_to_the_terminal_or_to_a_CI_service()
    {
        var terminal = new TestTerminal(400);

        GateSummary.Write(SampleGates.ByName("target-failed"), terminal.Out);

        Assert.DoesNotContain("##vso[", terminal.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", terminal.Text, StringComparison.Ordinal);
    }
}
