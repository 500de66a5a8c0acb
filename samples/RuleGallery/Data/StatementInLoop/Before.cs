using System.Data.Common;
using Dapper;

namespace RuleGallery.Data.StatementInLoop;

public static class Before
{
    public static async Task MarkOverdueAsync(DbConnection connection, DateTime today)
    {
        foreach (var id in await connection.QueryAsync<long>("SELECT Id FROM Permits WHERE DecideBefore < @today", new { today }))
            await connection.ExecuteAsync("UPDATE Permits SET IsOverdue = 1 WHERE Id = @id", new { id });
    }
}
