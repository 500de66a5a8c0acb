using System.Runtime.InteropServices;
using GreenCode.Energy;
using GreenCode.Energy.Host;

namespace GreenCode.Profiler.Reporting;

/// <summary>Finds out about the machine. No host name, user name or address is looked at.</summary>
public static class HostInspection
{
    /// <summary>The machine that this process runs on.</summary>
    public static HostInfo ThisMachine()
    {
        var processors = ProcessorFacts.Read(new MeterEnvironment());
        return new(
            RuntimeInformation.OSDescription,
            Environment.OSVersion.Version.ToString(),
            processors.ModelName is "" ? RuntimeInformation.ProcessArchitecture.ToString() : processors.ModelName,
            processors.Sockets,
            Environment.ProcessorCount,
            processors.IsVirtualised);
    }
}
