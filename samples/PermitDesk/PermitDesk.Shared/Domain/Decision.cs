namespace PermitDesk.Shared.Domain;

public sealed class Decision
{
    public int Id { get; set; }
    public int PermitId { get; set; }
    public DateOnly DecidedOn { get; set; }
    public DecisionOutcome Outcome { get; set; }
    public int HandlingDays { get; set; }
    public int FeeInCents { get; set; }
}
