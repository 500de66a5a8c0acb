using System.Data.Common;
using Dapper;

namespace RuleGallery.Data.StatementInLoop;

public static class Before
{
    public static async Task MarkOverdueAsync(DbConnection connection, int[] permits)
    {
        foreach (var id in permits)
            await connection.ExecuteAsync("UPDATE Permits SET IsOverdue = 1 WHERE Id = @id", new { id });
    }
}
