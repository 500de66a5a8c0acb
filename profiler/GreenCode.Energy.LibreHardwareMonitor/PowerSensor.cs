namespace GreenCode.Energy.LibreHardwareMonitor;

/// <summary>A power sensor of a processor, as the library names it.</summary>
/// <param name="Processor">The place of the processor among the processors of the machine.</param>
/// <param name="ProcessorName">The processor's name, which begins with its vendor.</param>
/// <param name="Name">The sensor's name: <c>CPU Package</c> on Intel, <c>Package</c> on AMD, …</param>
internal sealed record PowerSensor(int Processor, string ProcessorName, string Name);
