namespace RuleGallery.Data.SyncCallInAsync;

public static class Before
{
    public static async Task AddAsync(Register register, Stream upload, int permitId, string fileName)
    {
        await upload.CopyToAsync(Stream.Null);
        register.Documents.Add(new Document { PermitId = permitId, FileName = fileName });
        register.SaveChanges();
    }
}
