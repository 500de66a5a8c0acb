namespace RuleGallery.Web.HttpClientPerCall;

public static class After
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), UseCookies = false });

    public static async Task<string> LoadPermit(Uri address) => await Client.GetStringAsync(address);
}
