using System.Data.Common;
using Dapper;

namespace RuleGallery.Data.SelectStar;

public static class Before
{
    public static Task<IEnumerable<PermitLine>> OverdueAsync(DbConnection connection) =>
        connection.QueryAsync<PermitLine>("SELECT * FROM Permits WHERE IsOverdue = 1");

    public sealed record PermitLine(long Id, string Number);
}
