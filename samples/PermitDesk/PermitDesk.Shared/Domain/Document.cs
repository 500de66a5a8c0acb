namespace PermitDesk.Shared.Domain;

/// <summary>What is known of a document; the file itself lies in the archive.</summary>
public sealed class Document
{
    public int Id { get; set; }
    public int PermitId { get; set; }
    public string FileName { get; set; } = "";
    public int SizeInBytes { get; set; }

    /// <summary>The date as the sender wrote it, in one of <see cref="DocumentDateFormats.All"/>.</summary>
    public string DatedAs { get; set; } = "";
}
