using System.Net.Http.Json;

namespace RuleGallery.Web.HttpCallInLoop;

public static class Before
{
    public static async Task<List<string>> LoadSubjects(HttpClient register, IEnumerable<int> numbers)
    {
        var subjects = new List<string>();
        foreach (var number in numbers)
        {
            if (await register.GetFromJsonAsync<string>($"/permits/{number}/subject") is { } subject)
                subjects.Add(subject);
        }

        return subjects;
    }
}
