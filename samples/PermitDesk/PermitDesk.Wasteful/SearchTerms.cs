using System.Text.RegularExpressions;
using PermitDesk.Shared.Seeding;

namespace PermitDesk.Wasteful;

internal static class SearchTerms
{
    /// <summary>The words a clerk searches for, as they stand in the search text of a permit.</summary>
    public static string[] Split(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return [];

        var punctuation = new Regex(@"[^\p{L}\p{N}\s-]+", RegexOptions.Compiled);
        var spaces = new Regex(@"\s+", RegexOptions.Compiled);
        var words = punctuation.Replace(SearchText.Fold(typed), " ").Trim();
        return words.Length == 0 ? [] : spaces.Split(words);
    }
}
