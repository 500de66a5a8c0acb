using Demo.Load;
using Demo.Service;
using GreenCode.TestKit;

namespace GreenCode.LiveTests.Samples;

public class PermitDeskTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private const int Requests = 90;

    /// <summary>What the load does not ask: other filters, further pages, empty answers, mistakes.</summary>
    private static readonly LoadRequest[] Corners =
    [
        .. new[]
        {
            "/permits", "/permits?page=3&type=Event&status=Decided", "/permits?q=%20%2C%3B", "/permits?q=OV-2024-000123", "/permits?page=-5&to=2021-02-01",
            "/permits?q=caf%C3%A9%20terras", "/permits?from=2030-01-01", "/permits?from=yesterday", "/permits/OV-2025-999999", "/permits/%20ov-2023/17%20",
            "/permits/export?district=Nergens&from=2025-01-01&to=2025-12-31&format=Csv", "/permits/export?district=De%20Bongerd&from=2021-01-01&to=2021-12-31&format=Json",
            "/permits/export?district=Molenwijk", "/reports/1990", "/reports/12", "/health/live", "/health/ready",
        }.Select(path => new LoadRequest(Endpoint.Search, HttpMethod.Get, path, default)),
        new(Endpoint.Letter, HttpMethod.Post, "/permits/OV-1999-000001/letters?kind=Reminder", default),
        new(Endpoint.Letter, HttpMethod.Post, "/permits/OV-2025-000001/letters?kind=Bill", default),
    ];

    [Fact]
    public async Task Both_variants_give_the_same_answers_and_send_the_same_letters()
    {
        await using var wasteful = await StartAsync(Variant.Wasteful);
        await using var frugal = await StartAsync(Variant.Frugal);
        using var askWasteful = new HttpClient { BaseAddress = wasteful.Address };
        using var askFrugal = new HttpClient { BaseAddress = frugal.Address };
        var mix = RequestMix.Desk(seed: 7);

        foreach (var request in Corners.Concat(Enumerable.Range(0, Requests).Select(mix.At)))
            Assert.Equal(await AnswerAsync(askWasteful, request), await AnswerAsync(askFrugal, request));

        var letters = Enumerable.Range(0, Requests).Count(i => mix.At(i).Endpoint == Endpoint.Letter);
        Assert.InRange(letters, 5, Requests);
        Assert.Equal(await OutboxAsync(wasteful, letters), await OutboxAsync(frugal, letters));
    }

    [Fact]
    public async Task A_load_of_a_number_of_requests_sends_exactly_those_and_a_load_of_a_time_ends()
    {
        await using var service = await StartAsync(Variant.Frugal);

        var counted = await LoadGenerator.RunAsync(service.Address, LoadPlan.Of(60, RequestMix.Desk(1), concurrency: 4), Cancelled);
        var timed = await LoadGenerator.RunAsync(service.Address, LoadPlan.Lasting(TimeSpan.FromSeconds(0.5), RequestMix.Only(Endpoint.Detail, 1), concurrency: 2), Cancelled);

        Assert.Equal((60, 0, null), (counted.Requests, counted.Errors, counted.FirstError));
        Assert.Equal(
            Enumerable.Range(0, 60).Select(i => RequestMix.Desk(1).At(i).Endpoint).CountBy(e => e).OrderBy(e => e.Key),
            counted.Endpoints.Select(e => KeyValuePair.Create(e.Endpoint, e.Requests)));
        Assert.All(counted.Endpoints, e => Assert.True(e.Median <= e.Percentile95));
        Assert.Equal(0, timed.Errors);
        Assert.Equal(Endpoint.Detail, Assert.Single(timed.Endpoints).Endpoint);
    }

    [Fact]
    public async Task A_load_on_a_service_that_is_gone_counts_errors_and_says_which()
    {
        var service = await StartAsync(Variant.Frugal);
        await service.DisposeAsync();

        var load = await LoadGenerator.RunAsync(service.Address, LoadPlan.Of(3, RequestMix.Desk(1), concurrency: 1), Cancelled);

        Assert.Equal((3, 3), (load.Requests, load.Errors));
        Assert.Contains("failed", load.FirstError);
        Assert.All(load.Endpoints, e => Assert.Null(e.Median));
    }

    [Fact]
    public async Task No_load_is_put_on_another_machine()
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>(
            () => LoadGenerator.RunAsync(new Uri("http://permits.example"), LoadPlan.Of(1, RequestMix.Desk(1), concurrency: 1), Cancelled));

        Assert.Contains("permits.example", refusal.Message);
    }

    [Fact]
    public async Task A_service_that_cannot_start_says_why_and_leaves_no_folder()
    {
        var before = TemporaryRegisters();

        var refusal = await Assert.ThrowsAsync<DemoException>(() => RunningService.StartAsync("/no/such/PermitDesk.dll", Cancelled));

        Assert.Contains("/no/such/PermitDesk.dll", refusal.Message);
        Assert.Equal(before, TemporaryRegisters());
    }

    private static Task<RunningService> StartAsync(Variant variant) =>
        RunningService.StartAsync(variant.Assembly(Repository.Root, BuiltSample.Configuration), Cancelled);

    private static async Task<string> AnswerAsync(HttpClient client, LoadRequest request)
    {
        using var message = new HttpRequestMessage(request.Method, request.PathAndQuery);
        using var response = await client.SendAsync(message, Cancelled);
        var body = await response.Content.ReadAsStringAsync(Cancelled);
        return $"{request.Method} {request.PathAndQuery}\n{(int)response.StatusCode} {response.Content.Headers.ContentType}\n{body}";
    }

    /// <summary>The letters leave in the background, in the order in which they were asked for.</summary>
    private static async Task<string> OutboxAsync(RunningService service, int letters)
    {
        var file = Path.Combine(service.DataFolder, "outbox.txt");
        while (true)
        {
            var text = File.Exists(file) ? await File.ReadAllTextAsync(file, Cancelled) : "";
            if (text.Split("Aan ").Length > letters && text.EndsWith("\n\n\n", StringComparison.Ordinal))
                return text;
            await Task.Delay(50, Cancelled);
        }
    }

    private static HashSet<string> TemporaryRegisters() => [.. Directory.EnumerateDirectories(Path.GetTempPath(), "permitdesk-*")];
}
