using System.Text.RegularExpressions;

namespace RuleGallery.Text.RegexPerCall;

public static partial class After
{
    public static bool IsPostcode(string text) => IsPostcodeRegex().IsMatch(text);

    [GeneratedRegex("^[1-9][0-9]{3} ?[A-Z]{2}$")]
    private static partial Regex IsPostcodeRegex();
}
