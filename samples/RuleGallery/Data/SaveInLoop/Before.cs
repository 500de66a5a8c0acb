namespace RuleGallery.Data.SaveInLoop;

public static class Before
{
    public static async Task AddAsync(Register register, int permitId, string[] fileNames)
    {
        foreach (var fileName in fileNames)
        {
            register.Documents.Add(new Document { PermitId = permitId, FileName = fileName });
            await register.SaveChangesAsync();
        }
    }
}
