namespace PermitDesk.Shared.Data;

/// <summary>The register stands still at one date, so that every run gives the same answers.</summary>
public static class RegisterCalendar
{
    public const int FirstYear = 2021;
    public const int LastYear = 2025;

    public static readonly DateOnly Today = new(2026, 1, 12);
}
