using Microsoft.EntityFrameworkCore;

namespace RuleGallery.Data.QueryInLoop;

public static class Before
{
    public static async Task WriteAsync(Register register, TextWriter output)
    {
        var permits = await register.Permits.AsNoTracking().Where(p => p.IsOverdue).ToListAsync();
        foreach (var permit in permits)
        {
            var applicant = await register.Applicants.SingleAsync(a => a.Id == permit.ApplicantId);
            await output.WriteLineAsync($"{permit.Number};{applicant.Name}");
        }
    }
}
