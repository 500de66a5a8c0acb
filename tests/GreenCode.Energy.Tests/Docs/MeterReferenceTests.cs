using System.Globalization;
using System.Text;
using GreenCode.Energy.LibreHardwareMonitor;
using GreenCode.Energy.Meters.Estimated;
using GreenCode.TestKit;
using GreenCode.TestKit.Power;

namespace GreenCode.Energy.Tests.Docs;

public class MeterReferenceTests
{
    [Fact]
    public void The_reference_page_says_what_the_code_says()
    {
        var page = new StringBuilder(
            """
            # Meters

            Generated from the code by `GREENCODE_UPDATE=1 dotnet test --project tests/GreenCode.Energy.Tests`. Do not edit.

            `--meter auto` takes the first of these that is usable; `--meter NAME` takes that one or refuses. A record names the meter,
            its provenance, the domains that were added up, those that were left out with the reason, and every more trusted meter that was passed
            over. `greencode doctor` says what is usable on a machine and what would make more usable.

            | `--meter` | the joules are | what it reads |
            |---|---|---|

            """);
        foreach (var kind in MeterCatalog.KindsIn(new() { Satellites = [new LibreHardwareMonitorMeter()] }))
            page.Append(CultureInfo.InvariantCulture, $"| `{kind.Name}` | {Lower(kind.Provenance)} | {kind.Summary} |\n");

        page.Append("""

            ## What is added up

            Packages and DRAM are disjoint and make up the total; everything else is contained in them or repeats them. So it comes out on these
            machines, which the tests carry as fixtures:

            | machine | meter | added up | left out, and why |
            |---|---|---|---|

            """);
        foreach (var (name, make) in Machines)
            page.Append(Row(name, make));

        page.Append("""

            ## Power models of the estimate

            Watts per logical CPU at the plug, medians of published measurements; where they come from and how far they may be off stands in
            [estimation](../methodology/estimation.md).

            | processor | at rest | more per busy CPU | servers |
            |---|---:|---:|---:|

            """);
        foreach (var model in PowerModelTable.All)
            page.Append(CultureInfo.InvariantCulture, $"| {model.Name} | {model.IdlePerCpu.Value:0.000} W | {model.DynamicPerBusyCpu.Value:0.000} W | {model.Servers} |\n");

        Golden.Matches("docs/reference/meters.md", page.ToString());
    }

    private static (string Name, Func<MachineTree> Make)[] Machines =>
    [
        ("Intel server, one processor", FixtureMachines.IntelOneSocketServer),
        ("Intel server, two processors", FixtureMachines.IntelTwoSocketServer),
        ("Intel server processor of two dies", FixtureMachines.IntelTwoDieServer),
        ("Intel laptop", FixtureMachines.IntelClientWithMmioMirror),
        ("AMD server, one processor", FixtureMachines.AmdOneSocketServer),
        ("AMD server with the driver amd_energy", FixtureMachines.AmdEnergyDriver),
        ("Ampere Altra server", FixtureMachines.ArmServerWithHwmon),
        ("NVIDIA Grace server", FixtureMachines.GraceServer),
        ("virtual machine", FixtureMachines.VirtualMachine),
    ];

    private static string Row(string name, Func<MachineTree> make)
    {
        using var machine = make();
        using var meter = MeterCatalog.Open(machine.Environment).Meter;
        var counted = meter.Description.Domains.Where(domain => domain.IsCounted).Select(domain => domain.Name);
        var leftOut = meter.Description.Domains.Where(domain => !domain.IsCounted).Select(domain => $"{domain.Name}: {domain.LeftOutBecause}");
        return $"| {name} | `{meter.Description.Name}` | {string.Join("<br>", counted)} | {string.Join("<br>", leftOut)} |\n";
    }

    private static string Lower(Provenance provenance) => provenance.ToString().ToLowerInvariant();
}
