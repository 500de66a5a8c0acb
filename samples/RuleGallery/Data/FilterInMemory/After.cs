using Microsoft.EntityFrameworkCore;

namespace RuleGallery.Data.FilterInMemory;

public static class After
{
    public static async Task<int> CountOverdueAsync(Register register) => await register.Permits.CountAsync(p => p.IsOverdue);
}
