using System.Globalization;
using PermitDesk.Shared.Domain;

namespace PermitDesk.Frugal;

internal static class DocumentDate
{
    public static DateOnly? Parse(string text) =>
        DateOnly.TryParseExact(text, DocumentDateFormats.All, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
