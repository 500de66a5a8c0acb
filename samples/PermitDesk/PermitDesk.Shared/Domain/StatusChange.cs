namespace PermitDesk.Shared.Domain;

public sealed class StatusChange
{
    public int Id { get; set; }
    public int PermitId { get; set; }
    public PermitStatus Status { get; set; }
    public DateOnly ChangedOn { get; set; }
}
