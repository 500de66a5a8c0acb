using Microsoft.EntityFrameworkCore;

namespace RuleGallery.Data.TrackedRead;

public static class After
{
    public static async Task WriteOverdueAsync(Register register, TextWriter output)
    {
        var permits = await register.Permits.AsNoTracking().Where(p => p.IsOverdue).ToListAsync();
        foreach (var permit in permits)
            await output.WriteLineAsync($"{permit.Number};{permit.DeadlineOn:yyyy-MM-dd}");
    }
}
