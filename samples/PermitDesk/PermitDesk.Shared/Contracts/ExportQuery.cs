namespace PermitDesk.Shared.Contracts;

/// <summary>The permits of one district that were received in a period.</summary>
public sealed record ExportQuery(string District, DateOnly From, DateOnly To, ExportFormat Format);
