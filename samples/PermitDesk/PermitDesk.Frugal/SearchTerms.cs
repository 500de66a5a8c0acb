using System.Text.RegularExpressions;
using PermitDesk.Shared.Seeding;

namespace PermitDesk.Frugal;

internal static partial class SearchTerms
{
    /// <summary>The words a clerk searches for, as they stand in the search text of a permit.</summary>
    public static string[] Split(string? typed) =>
        string.IsNullOrWhiteSpace(typed)
            ? []
            : Separators.Replace(SearchText.Fold(typed), " ").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"[^\p{L}\p{N}-]+")]
    private static partial Regex Separators { get; }
}
