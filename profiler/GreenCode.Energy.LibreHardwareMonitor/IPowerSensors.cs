using System.Collections.Immutable;

namespace GreenCode.Energy.LibreHardwareMonitor;

/// <summary>The power sensors of the machine's processors: all that is asked of the library.</summary>
internal interface IPowerSensors : IDisposable
{
    /// <summary>The sensors; their number does not change.</summary>
    ImmutableArray<PowerSensor> Sensors { get; }

    /// <summary>Reads the hardware.</summary>
    void Update();

    /// <summary>The mean watts of a sensor between the last two updates; null where it has no value.</summary>
    float? Watts(int sensor);
}
