using Microsoft.EntityFrameworkCore;

namespace RuleGallery.Data.QueryInLoop;

public static class After
{
    public static async Task WriteAsync(Register register, List<Permit> permits, TextWriter output)
    {
        var ids = permits.Select(p => p.ApplicantId).Distinct().ToArray();
        var names = await register.Applicants.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name);
        foreach (var permit in permits)
            await output.WriteLineAsync($"{permit.Number};{names[permit.ApplicantId]}");
    }
}
