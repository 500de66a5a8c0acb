using PermitDesk.Shared.Domain;

namespace PermitDesk.Shared.Contracts;

public sealed record PermitSummary(
    string Number, PermitType Type, PermitStatus Status, DateOnly ReceivedOn, bool IsOverdue, string Applicant, string Street, int HouseNumber,
    string District, DecisionOutcome? Outcome);
