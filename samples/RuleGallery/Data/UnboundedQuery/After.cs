using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;

namespace RuleGallery.Data.UnboundedQuery;

public static class After
{
    private const int PageSize = 50;

    public static void Map(WebApplication app) => app.MapGet("/permits", async (Register register, int page) =>
        await register.Permits.AsNoTracking().OrderByDescending(p => p.ReceivedOn).Skip(page * PageSize).Take(PageSize).ToListAsync());
}
