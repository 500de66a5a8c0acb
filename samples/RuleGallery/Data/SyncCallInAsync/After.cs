using System.Data.Common;

namespace RuleGallery.Data.SyncCallInAsync;

public static class After
{
    public static async Task<int> AddAsync(DbCommand insert, Stream upload)
    {
        await upload.CopyToAsync(Stream.Null);
        return await insert.ExecuteNonQueryAsync();
    }
}
