using System.Text.Json;

namespace RuleGallery.Web.BufferedPayload;

public static class Before
{
    public static async Task<int[]?> ReadNumbers(HttpResponseMessage response)
    {
        var json = await response.Content.ReadAsStringAsync();
        return JsonSerializer.Deserialize<int[]>(json);
    }
}
