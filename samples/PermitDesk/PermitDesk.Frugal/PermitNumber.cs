using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PermitDesk.Frugal;

internal static partial class PermitNumber
{
    /// <summary>"ov 2024/123" becomes "OV-2024-000123".</summary>
    public static bool TryNormalise(string typed, [NotNullWhen(true)] out string? number)
    {
        var match = Pattern.Match(typed);
        number = match.Success
            ? $"OV-{match.Groups["year"].ValueSpan}-{int.Parse(match.Groups["sequence"].ValueSpan, CultureInfo.InvariantCulture):000000}"
            : null;
        return match.Success;
    }

    [GeneratedRegex(@"^\s*OV[\s/-]*(?<year>[0-9]{4})[\s/-]*(?<sequence>[0-9]{1,6})\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern { get; }
}
