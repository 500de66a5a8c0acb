namespace RuleGallery.Threading.NeedlessTaskRun;

public static class After
{
    public static async Task<string> LoadPermit(HttpClient register, Uri address) => await register.GetStringAsync(address);
}
