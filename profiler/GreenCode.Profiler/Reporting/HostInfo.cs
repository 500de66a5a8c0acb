namespace GreenCode.Profiler.Reporting;

/// <summary>The machine that a record was made on.</summary>
/// <param name="OperatingSystem">Its name and version.</param>
/// <param name="Kernel">The kernel release.</param>
/// <param name="CpuModel">The processor as it names itself.</param>
/// <param name="Sockets">Processor packages.</param>
/// <param name="LogicalCpus">Logical processors.</param>
/// <param name="IsVirtualised">Whether it is a virtual machine; null where that is not known.</param>
public sealed record HostInfo(string OperatingSystem, string Kernel, string CpuModel, int Sockets, int LogicalCpus, bool? IsVirtualised);
