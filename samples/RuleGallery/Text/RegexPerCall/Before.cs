using System.Text.RegularExpressions;

namespace RuleGallery.Text.RegexPerCall;

public static class Before
{
    public static bool IsPostcode(string text) => new Regex("^[1-9][0-9]{3} ?[A-Z]{2}$", RegexOptions.Compiled).IsMatch(text);
}
