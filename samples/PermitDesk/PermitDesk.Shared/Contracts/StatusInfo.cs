using PermitDesk.Shared.Domain;

namespace PermitDesk.Shared.Contracts;

public sealed record StatusInfo(PermitStatus Status, DateOnly ChangedOn);
