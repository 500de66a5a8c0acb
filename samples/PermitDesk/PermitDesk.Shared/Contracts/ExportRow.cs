using PermitDesk.Shared.Domain;

namespace PermitDesk.Shared.Contracts;

public sealed record ExportRow(
    string Number, PermitType Type, PermitStatus Status, DateOnly ReceivedOn, bool IsOverdue, string Applicant, string Street, int HouseNumber,
    string PostalCode, DateOnly? DecidedOn, DecisionOutcome? Outcome, int? HandlingDays, int? FeeInCents)
{
    public const string CsvHeader =
        "number;type;status;receivedOn;isOverdue;applicant;street;houseNumber;postalCode;decidedOn;outcome;handlingDays;feeInCents";
}
