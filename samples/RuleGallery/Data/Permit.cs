namespace RuleGallery.Data;

public sealed class Permit
{
    public int Id { get; set; }

    public required string Number { get; set; }

    public DateOnly ReceivedOn { get; set; }

    public DateOnly DeadlineOn { get; set; }

    public bool IsOverdue { get; set; }

    public int ApplicantId { get; set; }

    public List<Document> Documents { get; } = [];

    public List<Document> Drawings { get; } = [];

    public List<StatusChange> History { get; } = [];
}
