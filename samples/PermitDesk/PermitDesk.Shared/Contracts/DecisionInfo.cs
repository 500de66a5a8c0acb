using PermitDesk.Shared.Domain;

namespace PermitDesk.Shared.Contracts;

public sealed record DecisionInfo(DateOnly DecidedOn, DecisionOutcome Outcome, int HandlingDays, int FeeInCents);
