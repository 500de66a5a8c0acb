namespace GreenCode.Energy.Meters.Hwmon;

/// <summary>One sensor of a hardware monitoring driver that is known to cover a processor or its memory.</summary>
/// <param name="File">The path of its value: microjoules for an energy counter, microwatts for a power.</param>
/// <param name="Domain">What it covers, and whether it is part of the total.</param>
/// <param name="IsPower">Whether it shows a power, which must be integrated over time.</param>
internal sealed record HwmonSensor(string File, EnergyDomain Domain, bool IsPower);
