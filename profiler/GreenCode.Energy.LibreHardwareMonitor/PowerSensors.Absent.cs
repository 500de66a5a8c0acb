namespace GreenCode.Energy.LibreHardwareMonitor;

/// <summary>Stands in for the binding in a build without the library.</summary>
internal static class PowerSensors
{
    public static bool IsIncluded => false;

    public static IPowerSensors Open() => throw new NotSupportedException("This build does not include LibreHardwareMonitor.");
}
