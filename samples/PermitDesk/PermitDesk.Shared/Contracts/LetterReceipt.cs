namespace PermitDesk.Shared.Contracts;

/// <summary>The letter is queued; it leaves with the next batch.</summary>
public sealed record LetterReceipt(string Number, LetterKind Kind);
