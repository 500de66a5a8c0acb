using GreenCode.Energy.Host;
using GreenCode.TestKit.Power;

namespace GreenCode.Energy.Tests.Host;

public class ProcessorFactsTests
{
    [Fact]
    public void Reads_an_x86_server()
    {
        using var machine = FixtureMachines.AmdOneSocketServer();
        Assert.Equal(new("AuthenticAMD", 25, 1, "AMD EPYC 7513 32-Core Processor", 1, 1, false), ProcessorFacts.Read(machine.Environment));
    }

    [Fact]
    public void The_hypervisor_flag_makes_a_virtual_machine()
    {
        using var machine = FixtureMachines.VirtualMachine();
        Assert.True(ProcessorFacts.Read(machine.Environment).IsVirtualised);
    }

    [Fact]
    public void An_ARM_processor_is_known_by_implementer_and_part()
    {
        using var machine = FixtureMachines.ArmServerWithHwmon();
        Assert.Equal(new("ARM", 0x41, 0xd0c, "", 1, 1, null), ProcessorFacts.Read(machine.Environment));
    }

    [Fact]
    public void Counts_processors_and_sockets()
    {
        var facts = ProcessorFacts.Parse("processor : 0\nphysical id : 0\n\nprocessor : 1\nphysical id : 1\n\nprocessor : 2\nphysical id : 1\n");
        Assert.Equal((3, 2), (facts.LogicalCpus, facts.Sockets));
    }

    [Fact]
    public void Without_cpuinfo_everything_is_unknown() => Assert.Equal(new("", -1, -1, "", 1, 1, null), ProcessorFacts.Parse(""));
}
