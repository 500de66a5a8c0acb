namespace PermitDesk.Shared.Domain;

public enum PermitStatus
{
    Received,
    InTreatment,
    AwaitingApplicant,
    Decided,
    Withdrawn,
}
