namespace RuleGallery.Data.SaveInLoop;

public static class After
{
    public static async Task AddAsync(Register register, int permitId, string folder)
    {
        foreach (var fileName in Directory.EnumerateFiles(folder))
            register.Documents.Add(new Document { PermitId = permitId, FileName = fileName });

        await register.SaveChangesAsync();
    }
}
