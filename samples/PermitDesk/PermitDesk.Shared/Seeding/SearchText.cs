using System.Globalization;
using System.Text;

namespace PermitDesk.Shared.Seeding;

/// <summary>Text as the register compares it.</summary>
public static class SearchText
{
    /// <summary>Lower case, without accents: "Coöperatieweg" and "cooperatieweg" are the same.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToLowerInvariant(c));
        }

        return folded.ToString();
    }
}
