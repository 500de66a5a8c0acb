using Rule = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Rules.Threading.NeedlessTaskRun.NeedlessTaskRunAnalyzer, GreenCode.Analyzers.Rules.Threading.NeedlessTaskRun.NeedlessTaskRunFixer>;

namespace GreenCode.Analyzers.Tests.Rules.Threading;

public class NeedlessTaskRunTests
{
    [Theory]
    [InlineData("await [|Task.Run(() => LoadAsync(id))|];")]
    [InlineData("await [|Task.Run(async () => await LoadAsync(id))|];")]
    [InlineData("await [|Task.Run(async () => { await SaveAsync(); })|];")]
    [InlineData("await [|Task.Run(() => { return LoadAsync(id); })|].ConfigureAwait(false);")]
    [InlineData("await [|Task.Run(async () => await LoadAsync(id).ConfigureAwait(false))|];")]
    [InlineData("await [|Task.Run(() => LoadAsync(id), stop)|];")]
    [InlineData("await [|Task.Run(async () => await QuickAsync())|];")]
    [InlineData("await [|Task.Run(() => Compute(id))|];")]
    [InlineData("await [|Task.Run(() => { Compute(id); })|];")]
    public Task In_a_request_an_awaited_Task_Run_is_a_suggestion(string body) => Rule.Suggests(Controller(body), Platform.NewestWeb);

    [Theory]
    [InlineData("await [|Task.Run(() => LoadAsync(id))|];")]
    public Task In_the_rest_of_a_service_only_around_an_asynchronous_call(string body) => Rule.Suggests(Service(body), Platform.NewestWeb);

    [Theory]
    [InlineData("await Task.Run(() => Compute(id));")]
    [InlineData("_ = Task.Run(() => LoadAsync(id));")]
    [InlineData("var task = Task.Run(() => LoadAsync(id)); await task;")]
    [InlineData("await Task.WhenAll(Task.Run(() => LoadAsync(1)), Task.Run(() => LoadAsync(2)));")]
    [InlineData("await Task.Run(async () => { Compute(id); await SaveAsync(); });")]
    [InlineData("await Task.Run(() => LoadAsync(Compute(id)));")]
    [InlineData("await Task.Run(() => Prepare(id));")]
    [InlineData("await Task.Run(() => LoadAsync(id)).WaitAsync(stop);")]
    [InlineData("await Task.Run(SaveAsync);")]
    public Task Work_before_the_first_wait_and_tasks_that_run_beside_others_are_left_alone(string body) => Rule.Ignores(Service(body), Platform.NewestWeb);

    [Fact]
    public Task What_a_hosted_service_does_at_its_start_is_left_alone() => Rule.Ignores(
        Service("await Task.Yield();", "protected async Task ExecuteAsync(int id) { await Task.Run(() => LoadAsync(id)); }"), Platform.NewestWeb);

    [Fact]
    public Task Programs_without_a_server_are_left_alone() => Rule.Ignores(Service("await Task.Run(() => LoadAsync(id));"));

    [Fact]
    public Task Programs_with_a_screen_are_left_alone() => Rule.Ignores(
        Service("await Task.Run(() => LoadAsync(id));") + " namespace System.Windows.Forms { public class Control { } }", Platform.NewestWeb);

    [Theory]
    [InlineData("await [|Task.Run(() => LoadAsync(id))|];", "await LoadAsync(id);")]
    [InlineData("var x = await [|Task.Run(async () => await LoadAsync(id))|];", "var x = await LoadAsync(id);")]
    [InlineData("await [|Task.Run(async () => await LoadAsync(id).ConfigureAwait(false))|].ConfigureAwait(false);", "await LoadAsync(id).ConfigureAwait(false);")]
    [InlineData("await [|Task.Run(async () => { await SaveAsync(); })|];", "await SaveAsync();")]
    [InlineData("await [|Task.Run(async () => await QuickAsync())|];", "await QuickAsync();")]
    public Task The_fix_awaits_the_call_itself(string wrong, string right) => Rule.Fixes(Service(wrong), Service(right), Platform.NewestWeb);

    [Theory]
    [InlineData("await [|Task.Run(() => LoadAsync(id), stop)|];")]
    [InlineData("await [|Task.Run(() => Compute(id))|];")]
    public Task A_token_that_is_tested_first_and_synchronous_work_get_no_fix(string body) => Rule.OffersNoFix(Controller(body), Platform.NewestWeb);

    private const string Members = """
        static async Task<int> LoadAsync(int id) { await Task.Yield(); return id; }
        static async Task SaveAsync() { await Task.Yield(); }
        static async ValueTask<int> QuickAsync() { await Task.Yield(); return 1; }
        static Task<int> Prepare(int id) => Task.FromResult(Compute(id));
        static int Compute(int id) => id * 2;
        """;

    private static string Controller(string body) => Code("Microsoft.AspNetCore.Mvc.ControllerBase", body, "");

    private static string Service(string body, string member = "") => Code("object", body, member);

    private static string Code(string type, string body, string member) => $$"""
        using System.Threading;
        using System.Threading.Tasks;
        public class C : {{type}}
        {
            public async Task M(int id, CancellationToken stop) { {{body}} }
            {{member}}
            {{Members}}
        }
        """;
}
