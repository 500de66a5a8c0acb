using System.Net.Http.Json;
using System.Text.Json;

namespace RuleGallery.Web.BufferedPayload;

public static class After
{
    public static async Task<int[]?> ReadNumbers(HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<int[]>(JsonSerializerOptions.Default);
}
