namespace PermitDesk.Shared.Contracts;

public static class CsvField
{
    /// <summary>The text as one field of a semicolon-separated line (RFC 4180 quoting).</summary>
    public static string Quote(string text) =>
        text.AsSpan().ContainsAny(";\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
