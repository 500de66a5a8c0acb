using Microsoft.AspNetCore.Http;

namespace RuleGallery.Threading.SyncOverAsync;

public sealed class Before(HttpClient register)
{
    public IResult Get(int number) => Results.Text(register.GetStringAsync(new Uri($"/permits/{number}", UriKind.Relative)).Result);
}
