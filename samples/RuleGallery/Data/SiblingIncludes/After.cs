using Microsoft.EntityFrameworkCore;

namespace RuleGallery.Data.SiblingIncludes;

public static class After
{
    public static Task<List<Permit>> FilesAsync(Register register, DateOnly from) =>
        register.Permits.AsSplitQuery().Include(p => p.Documents).Include(p => p.Drawings).Include(p => p.History).Where(p => p.ReceivedOn >= from).ToListAsync();
}
