using System.Globalization;
using PermitDesk.Shared.Domain;

namespace PermitDesk.Wasteful;

internal static class DocumentDate
{
    public static DateOnly? Parse(string text)
    {
        foreach (var format in DocumentDateFormats.All)
        {
            try
            {
                return DateOnly.ParseExact(text, format, CultureInfo.InvariantCulture);
            }
            catch (FormatException)
            {
                // The next notation.
            }
        }

        return null;
    }
}
