using Microsoft.EntityFrameworkCore;

namespace RuleGallery.Data.TrackedRead;

public static class Before
{
    public static async Task WriteOverdueAsync(Register register, TextWriter output)
    {
        var permits = await register.Permits.Where(p => p.IsOverdue).ToListAsync();
        foreach (var permit in permits)
            await output.WriteLineAsync($"{permit.Number};{permit.DeadlineOn:yyyy-MM-dd}");
    }
}
