namespace RuleGallery.Web.HttpClientPerCall;

public static class Before
{
    public static async Task<string> LoadPermit(Uri address)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(address);
    }
}
