using Microsoft.EntityFrameworkCore;

namespace RuleGallery.Data.RowByRowChange;

public static class After
{
    public static async Task MarkOverdueAsync(IDbContextFactory<Register> registers, DateOnly today)
    {
        await using var register = await registers.CreateDbContextAsync();
        await register.Permits.Where(p => !p.IsOverdue && p.DeadlineOn < today).ExecuteUpdateAsync(setters => setters.SetProperty(permit => permit.IsOverdue, true));
    }
}
