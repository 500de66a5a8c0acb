using PermitDesk.Shared.Contracts;

namespace PermitDesk.Wasteful.Background;

internal sealed record LetterRequest(int PermitId, LetterKind Kind);
