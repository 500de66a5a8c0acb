using Microsoft.EntityFrameworkCore;

namespace RuleGallery.Data.FilterInMemory;

public static class Before
{
    public static async Task<int> CountOverdueAsync(Register register) => (await register.Permits.ToListAsync()).Count(p => p.IsOverdue);
}
