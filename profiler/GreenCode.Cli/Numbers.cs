using System.CommandLine.Parsing;
using System.Globalization;
using GreenCode.Energy;

namespace GreenCode.Cli;

/// <summary>Numbers as options take them, in the same form in every culture.</summary>
public static class Numbers
{
    private const double MostWatts = 10_000;
    private const int MostHertz = 10_000;

    /// <summary>Reads a process id.</summary>
    public static int? ParseProcessId(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0)
            return id;
        argument.AddError($"'{text}' is no process id. 'greencode ps' lists the .NET processes with theirs; -n takes a name.");
        return null;
    }

    /// <summary>Reads a number of samples per second.</summary>
    public static int ParseHertz(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hertz) && hertz is > 0 and <= MostHertz)
            return hertz;
        argument.AddError($"'{text}' is no sampling frequency. Write a whole number of samples per second of CPU time, between 1 and {MostHertz}.");
        return 0;
    }

    /// <summary>Reads a power in watts.</summary>
    public static Watts? ParseWatts(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var watts) && watts <= MostWatts)
            return new(watts);
        argument.AddError($"'{text}' is no power. Write watts between 0 and {MostWatts:0}, with a point for decimals.");
        return null;
    }

    /// <summary>Reads a percentage, as a share of 1.</summary>
    public static double ParsePercent(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (text.EndsWith('%') && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent))
            return percent / 100;
        argument.AddError($"'{text}' is no percentage. Write 3% or 0.5%, with the sign and a point for decimals.");
        return 0;
    }

    /// <summary>Reads a number of operations.</summary>
    public static double? ParseOperations(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 1e15)
            return count;
        argument.AddError($"'{text}' is no number of operations. Write a number above 0.");
        return null;
    }
}
