using Microsoft.AspNetCore.Http;

namespace RuleGallery.Threading.SyncOverAsync;

public sealed class After(HttpClient register)
{
    public async Task<IResult> Get(int number) => Results.Text(await register.GetStringAsync(new Uri($"/permits/{number}", UriKind.Relative)));
}
