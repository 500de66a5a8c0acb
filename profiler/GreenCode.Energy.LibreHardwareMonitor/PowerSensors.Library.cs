using System.Collections.Immutable;
using LibreHardwareMonitor.Hardware;

namespace GreenCode.Energy.LibreHardwareMonitor;

/// <summary>The binding to the library.</summary>
internal sealed class PowerSensors : IPowerSensors
{
    public static bool IsIncluded => true;

    private readonly Computer _computer = new() { IsCpuEnabled = true };
    private readonly IHardware[] _processors;
    private readonly ISensor[] _sensors;

    private PowerSensors()
    {
        _computer.Open();
        _processors = [.. _computer.Hardware.Where(hardware => hardware.HardwareType == HardwareType.Cpu)];
        Update();
        _sensors = [.. _processors.SelectMany(processor => processor.Sensors).Where(sensor => sensor.SensorType == SensorType.Power)];
        Sensors = [.. _sensors.Select(sensor => new PowerSensor(Array.IndexOf(_processors, sensor.Hardware), sensor.Hardware.Name, sensor.Name))];
    }

    public ImmutableArray<PowerSensor> Sensors { get; }

    public static IPowerSensors Open() => new PowerSensors();

    public void Update()
    {
        foreach (var processor in _processors)
            processor.Update();
    }

    public float? Watts(int sensor) => _sensors[sensor].Value;

    public void Dispose() => _computer.Close();
}
