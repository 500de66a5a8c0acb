namespace RuleGallery.Data;

public sealed class StatusChange
{
    public int Id { get; set; }

    public DateOnly ChangedOn { get; set; }
}
