using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;

namespace RuleGallery.Data.UnboundedQuery;

public static class Before
{
    public static void Map(WebApplication app) => app.MapGet("/permits", async (Register register) =>
        await register.Permits.AsNoTracking().OrderByDescending(p => p.ReceivedOn).ToListAsync());
}
