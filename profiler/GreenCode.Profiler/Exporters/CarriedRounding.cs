namespace GreenCode.Profiler.Exporters;

/// <summary>Turns numbers into whole multiples of a unit, carrying what rounding leaves over, so that the sum stays right to one unit.</summary>
/// <param name="unitsPerOne">How many units go into 1.</param>
internal struct CarriedRounding(double unitsPerOne)
{
    private double _given;
    private double _taken;

    public long Next(double value)
    {
        _given += value * unitsPerOne;
        var units = Math.Round(_given - _taken);
        _taken += units;
        return (long)Math.Min(units, long.MaxValue / 2.0);
    }
}
