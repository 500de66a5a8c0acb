using Microsoft.EntityFrameworkCore;

namespace RuleGallery.Data.RowByRowChange;

public static class Before
{
    public static async Task MarkOverdueAsync(IDbContextFactory<Register> registers, DateOnly today)
    {
        await using var register = await registers.CreateDbContextAsync();
        var late = await register.Permits.Where(p => !p.IsOverdue && p.DeadlineOn < today).ToListAsync();
        foreach (var permit in late)
            permit.IsOverdue = true;
        await register.SaveChangesAsync();
    }
}
