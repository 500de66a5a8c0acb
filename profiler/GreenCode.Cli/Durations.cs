using System.CommandLine.Parsing;
using System.Globalization;

namespace GreenCode.Cli;

/// <summary>Durations as people type them: <c>500ms</c>, <c>30s</c>, <c>5m</c>, <c>1h</c> or <c>00:00:30</c>.</summary>
public static class Durations
{
    /// <summary>Timers of .NET do not run longer.</summary>
    private const double MostDays = 24;

    /// <summary>Reads an option's duration.</summary>
    public static TimeSpan? Parse(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (Parse(text) is { } duration)
            return duration;
        argument.AddError($"'{text}' is no duration. Write 30s, 5m, 1h, 500ms or 00:00:30; the longest is {MostDays:0} days.");
        return null;
    }

    /// <summary>Reads a duration above zero; null where the text is none.</summary>
    public static TimeSpan? Parse(string text)
    {
        var unit = text.TrimStart("0123456789.".ToCharArray());
        TimeSpan? duration = unit switch
        {
            "ms" => FromNumber(text[..^2], TimeSpan.FromMilliseconds(1)),
            "s" => FromNumber(text[..^1], TimeSpan.FromSeconds(1)),
            "m" => FromNumber(text[..^1], TimeSpan.FromMinutes(1)),
            "h" => FromNumber(text[..^1], TimeSpan.FromHours(1)),
            _ => text.Contains(':') && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null,
        };
        return duration > TimeSpan.Zero && duration <= TimeSpan.FromDays(MostDays) ? duration : null;
    }

    private static TimeSpan? FromNumber(string number, TimeSpan unit) =>
        double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) && count * unit.TotalDays <= MostDays
            ? count * unit
            : null;
}
