namespace RuleGallery.Data;

public sealed class Applicant
{
    public int Id { get; set; }

    public required string Name { get; set; }
}
