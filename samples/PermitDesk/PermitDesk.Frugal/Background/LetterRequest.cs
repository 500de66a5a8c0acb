using PermitDesk.Shared.Contracts;

namespace PermitDesk.Frugal.Background;

internal sealed record LetterRequest(int PermitId, LetterKind Kind);
