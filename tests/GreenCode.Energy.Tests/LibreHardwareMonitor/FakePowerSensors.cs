using System.Collections.Immutable;
using GreenCode.Energy.LibreHardwareMonitor;

namespace GreenCode.Energy.Tests.LibreHardwareMonitor;

/// <summary>A machine as the library shows it.</summary>
internal sealed class FakePowerSensors(string processor, params (string Name, float? Watts)[] sensors) : IPowerSensors
{
    public ImmutableArray<PowerSensor> Sensors { get; } = [.. sensors.Select(sensor => new PowerSensor(0, processor, sensor.Name))];

    public float?[] Values { get; } = [.. sensors.Select(sensor => sensor.Watts)];

    public Exception? Failure { get; set; }

    public bool IsDisposed { get; private set; }

    public void Update()
    {
        if (Failure is not null)
            throw Failure;
    }

    public float? Watts(int sensor) => Values[sensor];

    public void Dispose() => IsDisposed = true;
}
