using System.Data.Common;

namespace RuleGallery.Data.SyncCallInAsync;

public static class Before
{
    public static async Task<int> AddAsync(DbCommand insert, Stream upload)
    {
        await upload.CopyToAsync(Stream.Null);
        return insert.ExecuteNonQuery();
    }
}
