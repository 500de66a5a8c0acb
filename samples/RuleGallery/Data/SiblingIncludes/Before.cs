using Microsoft.EntityFrameworkCore;

namespace RuleGallery.Data.SiblingIncludes;

public static class Before
{
    public static Task<List<Permit>> FilesAsync(Register register, DateOnly from) =>
        register.Permits.Include(p => p.Documents).Include(p => p.Drawings).Include(p => p.History).Where(p => p.ReceivedOn >= from).ToListAsync();
}
