using System.Net.Http.Json;

namespace RuleGallery.Web.HttpCallInLoop;

public static class After
{
    public static async Task<List<string>> LoadSubjects(HttpClient register, IEnumerable<int> numbers) =>
        await register.GetFromJsonAsync<List<string>>($"/permits/subjects?numbers={string.Join(',', numbers)}") ?? [];
}
