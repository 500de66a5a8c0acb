using PermitDesk.Shared.Domain;

namespace PermitDesk.Shared.Contracts;

public sealed record PermitDetail(
    string Number, PermitType Type, PermitStatus Status, DateOnly ReceivedOn, DateOnly DeadlineOn, bool IsOverdue, string Description,
    string Applicant, string Email, string Street, int HouseNumber, string PostalCode, string District,
    DecisionInfo? Decision, IReadOnlyList<DocumentInfo> Documents, IReadOnlyList<StatusInfo> History, IReadOnlyList<string> AtSameAddress);
