using Microsoft.EntityFrameworkCore;

namespace RuleGallery.Data.QueryInLoop;

public static class Before
{
    public static async Task WriteAsync(Register register, List<Permit> permits, TextWriter output)
    {
        foreach (var permit in permits)
        {
            var applicant = await register.Applicants.SingleAsync(a => a.Id == permit.ApplicantId);
            await output.WriteLineAsync($"{permit.Number};{applicant.Name}");
        }
    }
}
