using System.Data.Common;
using Dapper;

namespace RuleGallery.Data.StatementInLoop;

public static class After
{
    public static async Task MarkOverdueAsync(DbConnection connection, DateTime today) =>
        await connection.ExecuteAsync("UPDATE Permits SET IsOverdue = 1 WHERE DecideBefore < @today", new { today });
}
