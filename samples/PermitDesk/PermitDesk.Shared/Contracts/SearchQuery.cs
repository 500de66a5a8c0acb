using PermitDesk.Shared.Domain;

namespace PermitDesk.Shared.Contracts;

/// <summary>What a clerk fills in; every field may be left empty. Every word of <see cref="Q"/> must occur.</summary>
public sealed record SearchQuery(
    string? Q, string? District, PermitType? Type, PermitStatus? Status, DateOnly? From, DateOnly? To, int? Page)
{
    public const int PageSize = 25;

    public DateOnly FirstDay => From ?? DateOnly.MinValue;
    public DateOnly LastDay => To ?? DateOnly.MaxValue;
    public int Skip => (Math.Clamp(Page ?? 1, 1, 10_000) - 1) * PageSize;
}
