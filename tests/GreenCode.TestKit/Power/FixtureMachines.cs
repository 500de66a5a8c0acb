namespace GreenCode.TestKit.Power;

/// <summary>
/// Machines as meters find them in the wild, as sysfs and procfs trees. Names, links and ranges are those of the kernel's drivers;
/// the caller disposes the tree.
/// </summary>
public static class FixtureMachines
{
    private const string IntelServer = "processor\t: 0\nvendor_id\t: GenuineIntel\ncpu family\t: 6\nmodel\t\t: 106\nmodel name\t: Intel(R) Xeon(R) Gold 6338 CPU @ 2.00GHz\nphysical id\t: 0\nflags\t\t: fpu vme sse2 avx2";
    private const string IntelLaptop = "processor\t: 0\nvendor_id\t: GenuineIntel\ncpu family\t: 6\nmodel\t\t: 142\nmodel name\t: Intel(R) Core(TM) i7-8650U CPU @ 1.90GHz\nphysical id\t: 0\nflags\t\t: fpu vme sse2 avx2";
    private const string AmdServer = "processor\t: 0\nvendor_id\t: AuthenticAMD\ncpu family\t: 25\nmodel\t\t: 1\nmodel name\t: AMD EPYC 7513 32-Core Processor\nphysical id\t: 0\nflags\t\t: fpu vme sse2 avx2";
    private const string AmdVirtual = "processor\t: 0\nvendor_id\t: AuthenticAMD\ncpu family\t: 25\nmodel\t\t: 17\nmodel name\t: AMD EPYC\nphysical id\t: 0\nflags\t\t: fpu vme sse2 avx2 hypervisor";
    private const string ArmServer = "processor\t: 0\nBogoMIPS\t: 50.00\nFeatures\t: fp asimd\nCPU implementer\t: 0x41\nCPU architecture: 8\nCPU variant\t: 0x3\nCPU part\t: 0xd0c\nCPU revision\t: 1";

    private const string Stat = "cpu  100 0 100 1000 0 0 0 0 0 0\ncpu0 100 0 100 1000 0 0 0 0 0 0";

    /// <summary>A server with one Intel processor: a package with DRAM.</summary>
    public static MachineTree IntelOneSocketServer() => With(IntelServer)
        .WithZone("intel-rapl:0", "package-0", 1_000_000)
        .WithZone("intel-rapl:0:0", "dram", 500_000, PowercapRange.Short);

    /// <summary>A server with two Intel processors. The zone dram of the first package has the index that a laptop's core zone has.</summary>
    public static MachineTree IntelTwoSocketServer() => IntelOneSocketServer()
        .WithZone("intel-rapl:1", "package-1", 2_000_000)
        .WithZone("intel-rapl:1:0", "dram", 700_000, PowercapRange.Short);

    /// <summary>A server processor of two dies that count for themselves (Cascade Lake AP).</summary>
    public static MachineTree IntelTwoDieServer() => With(IntelServer)
        .WithZone("intel-rapl:0", "package-0-die-0", 1_000_000)
        .WithZone("intel-rapl:1", "package-0-die-1", 3_000_000);

    /// <summary>A laptop: core and uncore in the package, psys around it, and the package once more through memory-mapped I/O.</summary>
    public static MachineTree IntelClientWithMmioMirror() => With(IntelLaptop)
        .WithZone("intel-rapl:0", "package-0", 1_000_000)
        .WithZone("intel-rapl:0:0", "core", 600_000)
        .WithZone("intel-rapl:0:1", "uncore", 100_000)
        .WithZone("intel-rapl:1", "psys", 5_000_000)
        .WithZone("intel-rapl-mmio:0", "package-0", 1_000_000)
        .WithLink("sys/class/powercap/intel-rapl", "../../devices/virtual/powercap/intel-rapl")
        .WithLink("sys/class/powercap/intel-rapl-mmio", "../../devices/virtual/powercap/intel-rapl-mmio")
        .WithDirectory("sys/class/powercap/dtpm");

    /// <summary>A server with one AMD processor: the core zone covers a single core.</summary>
    public static MachineTree AmdOneSocketServer() => With(AmdServer)
        .WithZone("intel-rapl:0", "package-0", 1_000_000, PowercapRange.Short)
        .WithZone("intel-rapl:0:0", "core", 20_000, PowercapRange.Short);

    /// <summary>An AMD processor of two dies that both show the counter of the whole socket (Threadripper 1950X).</summary>
    public static MachineTree AmdMirroredDies() => With(AmdServer)
        .WithZone("intel-rapl:0", "package-0-die-0", 1_000_000, PowercapRange.Short)
        .WithZone("intel-rapl:1", "package-0-die-1", 900_000, PowercapRange.Short);

    /// <summary>A container whose runtime hides /sys/devices/virtual/powercap: the links of the class directory point at nothing.</summary>
    public static MachineTree MaskedContainer()
    {
        var machine = With(IntelServer).WithDirectory("sys/devices/virtual/powercap");
        foreach (var entry in (string[])["intel-rapl", "intel-rapl:0", "intel-rapl:0:0"])
            machine.WithLink($"sys/class/powercap/{entry}", "../../devices/virtual/powercap/intel-rapl/" + entry);
        return machine;
    }

    /// <summary>A container with the host's device directory mounted below <c>host</c>: nested zones and no class directory.</summary>
    public static MachineTree ContainerWithMountedDevices()
    {
        var machine = IntelTwoSocketServer();
        Directory.Delete(machine.PathOf("sys/class"), recursive: true);
        return machine;
    }

    /// <summary>A host whose counters only root may read, which is the kernel's default since 5.10.</summary>
    public static MachineTree UnreadableEnergy() => IntelOneSocketServer()
        .WithForbiddenFile(MachineTree.DeviceDirectoryOf("intel-rapl:0") + "/energy_uj")
        .WithForbiddenFile(MachineTree.DeviceDirectoryOf("intel-rapl:0:0") + "/energy_uj");

    /// <summary>A host that does not say at which value its counter wraps.</summary>
    public static MachineTree MissingRange() => With(IntelServer).WithZone("intel-rapl:0", "package-0", 1_000_000, range: null);

    /// <summary>A host that says that its counter wraps at zero.</summary>
    public static MachineTree ZeroRange() => With(IntelServer).WithZone("intel-rapl:0", "package-0", 1_000_000, range: 0);

    /// <summary>A cloud virtual machine: no counter of any kind.</summary>
    public static MachineTree VirtualMachine() => With(AmdVirtual);

    /// <summary>A host whose driver is not loaded: the class directory is there and empty.</summary>
    public static MachineTree WithoutDriver() => With(IntelServer).WithDirectory("sys/class/powercap");

    /// <summary>A two-socket host with perf's power events and no powercap.</summary>
    public static MachineTree PerfOnly()
    {
        var machine = With(IntelServer);
        machine.WithFile("sys/bus/event_source/devices/power/type", "23").WithFile("sys/bus/event_source/devices/power/cpumask", "0,32");
        foreach (var (name, config) in ((string, string)[])[("energy-pkg", "event=0x02"), ("energy-cores", "event=0x01"), ("energy-ram", "event=0x03"), ("energy-psys", "event=0x05")])
        {
            machine.WithFile($"sys/bus/event_source/devices/power/events/{name}", config)
                .WithFile($"sys/bus/event_source/devices/power/events/{name}.scale", "2.3283064365386962890625e-10")
                .WithFile($"sys/bus/event_source/devices/power/events/{name}.unit", "Joules");
        }

        return machine;
    }

    /// <summary>An Ampere Altra server: sampled power of each voltage regulator behind hwmon.</summary>
    public static MachineTree ArmServerWithHwmon() => With(ArmServer)
        .WithFile("sys/class/hwmon/hwmon0/name", "nvme").WithFile("sys/class/hwmon/hwmon0/power1_label", "CORE VRD").WithFile("sys/class/hwmon/hwmon0/power1_input", "9000000")
        .WithFile("sys/class/hwmon/hwmon1/name", "smpro_hwmon")
        .WithFile("sys/class/hwmon/hwmon1/power1_label", "power1 CORE VRD").WithFile("sys/class/hwmon/hwmon1/power1_input", "45000000")
        .WithFile("sys/class/hwmon/hwmon1/power2_label", "power2 SoC").WithFile("sys/class/hwmon/hwmon1/power2_input", "12000000")
        .WithFile("sys/class/hwmon/hwmon1/power3_label", "power3 DIMM VRD1").WithFile("sys/class/hwmon/hwmon1/power3_input", "6000000");

    /// <summary>An NVIDIA Grace server: average power through ACPI, with the files at the parent device.</summary>
    public static MachineTree GraceServer()
    {
        var machine = With(ArmServer);
        foreach (var (index, name, microwatts) in ((int, string, int)[])[(1, "Module", 300_000_000), (2, "Grace", 150_000_000), (3, "CPU", 90_000_000), (4, "SysIO", 20_000_000)])
        {
            machine.WithFile($"sys/class/hwmon/hwmon{index}/name", "power_meter")
                .WithFile($"sys/class/hwmon/hwmon{index}/device/power1_oem_info", $"{name} Power Socket 0")
                .WithFile($"sys/class/hwmon/hwmon{index}/device/power1_average", $"{microwatts}");
        }

        return machine;
    }

    /// <summary>An AMD host with the out-of-tree amd_energy driver: one counter per core and one per socket.</summary>
    public static MachineTree AmdEnergyDriver() => With(AmdServer)
        .WithFile("sys/class/hwmon/hwmon2/name", "amd_energy")
        .WithFile("sys/class/hwmon/hwmon2/energy1_label", "Ecore000").WithFile("sys/class/hwmon/hwmon2/energy1_input", "1000000")
        .WithFile("sys/class/hwmon/hwmon2/energy2_label", "Ecore001").WithFile("sys/class/hwmon/hwmon2/energy2_input", "2000000")
        .WithFile("sys/class/hwmon/hwmon2/energy3_label", "Esocket0").WithFile("sys/class/hwmon/hwmon2/energy3_input", "90000000");

    /// <summary>A host whose counters hold what no counter should: nothing, text, and a number of more than 64 bits.</summary>
    public static MachineTree BrokenValues()
    {
        var machine = IntelTwoSocketServer();
        machine.SetEnergy("intel-rapl:0", "");
        machine.SetEnergy("intel-rapl:0:0", "n/a\n");
        machine.SetEnergy("intel-rapl:1", "18446744073709551616\n");
        machine.SetEnergy("intel-rapl:1:0", "-5\n");
        return machine;
    }

    private static MachineTree With(string cpuinfo) => new MachineTree().WithFile("proc/cpuinfo", cpuinfo).WithFile("proc/stat", Stat);
}
