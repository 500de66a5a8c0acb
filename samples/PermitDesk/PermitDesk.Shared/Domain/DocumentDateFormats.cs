namespace PermitDesk.Shared.Domain;

/// <summary>The date notations in which documents come in: the web form, the scan street and the older archive.</summary>
public static class DocumentDateFormats
{
    public const string WebForm = "yyyy-MM-dd";
    public const string ScanStreet = "dd-MM-yyyy";
    public const string Archive = "d/M/yyyy";

    public static readonly string[] All = [WebForm, ScanStreet, Archive];
}
