namespace GreenCode.Profiler.Reporting;

/// <summary>
/// Numbers as people read them: an SI prefix, and no more digits than the interval justifies. Space and unit are joined by a
/// no-break space.
/// </summary>
public static class Quantity
{
    private static readonly (int Power, string Prefix)[] Prefixes = [(9, "G"), (6, "M"), (3, "k"), (0, ""), (-3, "m"), (-6, "µ"), (-9, "n")];

    /// <summary>An energy in joules whose interval is not known, with three digits.</summary>
    public static string Joules(double value, IFormatProvider culture) => Format(value, "J", LastPlace(value, 0, 0), culture);

    /// <summary>An energy in joules, with the digits that its interval justifies: two or three.</summary>
    public static string Joules(double value, double low, double high, IFormatProvider culture) =>
        Format(value, "J", LastPlace(value, low, high), culture);

    /// <summary>Both ends of an interval of joules in one unit and to one decimal place, such as <c>192–216 mJ</c>.</summary>
    public static string JoulesInterval(double low, double high, IFormatProvider culture)
    {
        if (high <= 0)
            return "0\u00a0J";
        var (power, prefix) = PrefixFor(high);
        var place = LastPlace(high, low, high) - power;
        var scale = Math.Pow(10, power);
        return $"{DownTo(low / scale, place, culture)}–{DownTo(high / scale, place, culture)}\u00a0{prefix}J";
    }

    /// <summary>A difference of joules with its sign, such as <c>+3.2 mJ</c>, and two digits: a difference is less sure than what it was taken from.</summary>
    public static string JoulesDifference(double value, IFormatProvider culture)
    {
        var size = Math.Abs(value);
        return size == 0 ? "0\u00a0J" : (value < 0 ? "−" : "+") + Format(size, "J", Magnitude(size) - 1, culture);
    }

    /// <summary>A difference as a percentage with its sign, such as <c>−12%</c>; above tenfold as a factor, such as <c>×31</c>.</summary>
    public static string ShareDifference(double value, IFormatProvider culture) => value switch
    {
        >= 9 => "×" + (1 + value).ToString("F0", culture),
        < 0 => "−" + (-100 * value).ToString("F0", culture) + "%",
        _ => "+" + (100 * value).ToString("F0", culture) + "%",
    };

    /// <summary>A time in seconds, with three digits.</summary>
    public static string Seconds(double value, IFormatProvider culture) =>
        value >= 1000 ? value.ToString("N0", culture) + "\u00a0s" : Format(value, "s", LastPlace(value, 0, 0), culture);

    /// <summary>A number of bytes, with three digits and decimal prefixes.</summary>
    public static string Bytes(double value, IFormatProvider culture) => Format(value, "B", LastPlace(value, 0, 0), culture);

    /// <summary>A power in watts, with three digits.</summary>
    public static string Watts(double value, IFormatProvider culture) => Format(value, "W", LastPlace(value, 0, 0), culture);

    /// <summary><paramref name="part"/> as a percentage of <paramref name="whole"/>; 0 where the whole is nothing.</summary>
    public static string Share(double part, double whole, IFormatProvider culture)
    {
        if (part <= 0 || whole <= 0)
            return "0%";
        var percent = 100 * part / whole;
        return percent < 0.1 ? $"<\u00a0{0.1.ToString(culture)}%" : percent.ToString(percent < 9.95 ? "F1" : "F0", culture) + "%";
    }

    /// <summary>
    /// The last decimal place that an interval justifies, as a power of ten, by the rule of the Particle Data Group (Review of Particle
    /// Physics, "Rounding"): two digits of the uncertainty where it begins with 100 to 354, else one. Never less than two digits of the value, nor more than three.
    /// </summary>
    private static int LastPlace(double value, double low, double high)
    {
        if (value <= 0)
            return 0;
        var finest = Magnitude(value) - 2;
        var half = (high - low) / 2;
        if (half <= 0)
            return finest;
        var justified = Magnitude(half) - (half / Math.Pow(10, Magnitude(half)) < 3.55 ? 1 : 0);
        return Math.Min(Magnitude(value) - 1, Math.Max(finest, justified));
    }

    private static string Format(double value, string unit, int place, IFormatProvider culture)
    {
        if (value <= 0)
            return "0\u00a0" + unit;
        var (power, prefix) = PrefixFor(value);
        return DownTo(value / Math.Pow(10, power), place - power, culture) + "\u00a0" + prefix + unit;
    }

    private static string DownTo(double value, int place, IFormatProvider culture)
    {
        if (place < 0)
            return value.ToString("F" + Math.Min(-place, 15), culture);
        var step = Math.Pow(10, place);
        return (Math.Round(value / step, MidpointRounding.AwayFromZero) * step).ToString("F0", culture);
    }

    private static (int Power, string Prefix) PrefixFor(double value)
    {
        // What rounds to 1000 of a unit is 1 of the next.
        foreach (var candidate in Prefixes)
        {
            if (value >= 0.9995 * Math.Pow(10, candidate.Power))
                return candidate;
        }

        return Prefixes[^1];
    }

    /// <summary>The power of ten of the first digit, after rounding to three digits.</summary>
    private static int Magnitude(double value) => (int)Math.Floor(Math.Log10(value / 0.9995));
}
