namespace RuleGallery.Threading.NeedlessTaskRun;

public static class Before
{
    public static async Task<string> LoadPermit(HttpClient register, Uri address) => await Task.Run(() => register.GetStringAsync(address));
}
