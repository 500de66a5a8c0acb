namespace RuleGallery.Data;

public sealed class Document
{
    public int Id { get; set; }

    public int PermitId { get; set; }

    public required string FileName { get; set; }
}
