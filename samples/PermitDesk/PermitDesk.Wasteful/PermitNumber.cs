using System.Globalization;
using System.Text.RegularExpressions;

namespace PermitDesk.Wasteful;

internal static class PermitNumber
{
    /// <summary>"ov 2024/123" becomes "OV-2024-000123".</summary>
    public static string Normalise(string typed)
    {
        var pattern = new Regex(@"^\s*OV[\s/-]*(?<year>[0-9]{4})[\s/-]*(?<sequence>[0-9]{1,6})\s*$", RegexOptions.Compiled | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        var match = pattern.Match(typed);
        if (!match.Success)
            throw new FormatException($"'{typed}' is not a permit number.");

        var sequence = int.Parse(match.Groups["sequence"].ValueSpan, CultureInfo.InvariantCulture);
        return $"OV-{match.Groups["year"].Value}-{sequence:000000}";
    }
}
