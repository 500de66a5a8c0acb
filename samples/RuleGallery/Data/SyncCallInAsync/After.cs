using System.Data.Common;
using Microsoft.AspNetCore.Builder;

namespace RuleGallery.Data.SyncCallInAsync;

public static class After
{
    public static void Map(WebApplication app, DbDataSource register) => app.MapPost("/documents", async (Stream upload) =>
    {
        await using var insert = register.CreateCommand("INSERT INTO Documents DEFAULT VALUES");
        await upload.CopyToAsync(Stream.Null);
        return await insert.ExecuteNonQueryAsync();
    });
}
