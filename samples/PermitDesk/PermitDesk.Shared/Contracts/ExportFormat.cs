namespace PermitDesk.Shared.Contracts;

public enum ExportFormat
{
    Csv,

    /// <summary>JSON lines: one object per permit and line.</summary>
    Json,
}
