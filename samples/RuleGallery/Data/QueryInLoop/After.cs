using Microsoft.EntityFrameworkCore;

namespace RuleGallery.Data.QueryInLoop;

public static class After
{
    public static async Task WriteAsync(Register register, TextWriter output)
    {
        var permits = await register.Permits.AsNoTracking().Where(p => p.IsOverdue).ToListAsync();
        var ids = permits.Select(p => p.ApplicantId).Distinct().ToArray();
        var names = await register.Applicants.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name);
        foreach (var permit in permits)
            await output.WriteLineAsync($"{permit.Number};{names[permit.ApplicantId]}");
    }
}
