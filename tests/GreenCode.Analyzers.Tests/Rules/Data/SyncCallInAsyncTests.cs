using Rule = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Rules.Data.SyncCallInAsync.SyncCallInAsyncAnalyzer, GreenCode.Analyzers.Rules.Data.SyncCallInAsync.SyncCallInAsyncFixer>;

namespace GreenCode.Analyzers.Tests.Rules.Data;

public class SyncCallInAsyncTests
{
    [Theory]
    [InlineData("db.[|SaveChanges|]();")]
    [InlineData("return db.Permits.[|First|](p => p.Id == 3);")]
    [InlineData("return db.Permits.Where(p => p.IsOverdue).[|ToList|]();")]
    [InlineData("return db.Permits.[|Find|](3);")]
    [InlineData("db.Database.[|ExecuteSqlRaw|](\"DELETE FROM Permits\");")]
    [InlineData("connection.[|Open|](); var command = connection.CreateCommand(); return command.[|ExecuteScalar|]();")]
    [InlineData("return connection.[|Query<Permit>|](\"SELECT Id FROM Permits\");")]
    [InlineData("Func<Task> later = async () => { await Task.Yield(); db.[|SaveChanges|](); }; await later();")]
    public Task A_database_that_is_waited_for_is_a_suggestion(string body) => Rule.Suggests(Handler(body), Register.Platform);

    [Theory]
    [InlineData("repository.[|SaveChanges|]();")]
    [InlineData("return repository.Query().[|FirstOrDefault|](p => p.Id == 3);")]
    [InlineData("return repository.All.Where(p => p.IsOverdue).[|ToList|]();")]
    [InlineData("return (from p in db.Permits where p.IsOverdue select p).[|ToList|]();")]
    public Task So_is_a_repository_that_saves(string body) => Rule.Suggests(
        Handler(body, "readonly IRepository<Permit> repository = null; interface IRepository<T> { IQueryable<T> Query(); IQueryable<T> All { get; } void SaveChanges(); Task SaveChangesAsync(); }"), Register.Platform);

    [Theory]
    [InlineData("return list.Query().First(p => p.Id == 3);", "public IQueryable<Permit> Query() => null;")]
    [InlineData("list.SaveChanges();", "public void SaveChanges() { }")]
    public Task What_may_be_no_database_is_left_alone(string body, string member) =>
        Rule.Ignores(Handler(body, $"readonly Listed list = null; class Listed {{ {member} }}"), Register.Platform);

    [Theory]
    [InlineData("await db.SaveChangesAsync(); db.Permits.Add(new Permit()); db.AddRange(permits); using var own = factory.CreateDbContext();")]
    [InlineData("Func<int> later = () => db.SaveChanges(); return later;")]
    [InlineData("int Later() => db.SaveChanges(); return Later();")]
    [InlineData("lock (ids) { db.SaveChanges(); }")]
    [InlineData("sqlite.Open(); return sqlite.Query<Permit>(\"SELECT Id FROM Permits\");")]
    [InlineData("return permits.AsQueryable().First();")]
    [InlineData("return token.CanBeCanceled ? await db.Permits.FirstAsync(p => p.Id == 3) : db.Permits.First(p => p.Id == 3);")]
    [InlineData("return await db.Permits.Where(p => p.Id == db.Applicants.First().Id).ToListAsync();")]
    [InlineData("using var reader = await connection.CreateCommand().ExecuteReaderAsync(); while (reader.Read()) ids.Add(reader.GetInt32(0));")]
    public Task What_does_not_wait_or_cannot_be_awaited_is_left_alone(string body) => Rule.Ignores(Handler(body), Register.Platform);

    [Fact]
    public Task Code_that_is_not_asynchronous_is_left_alone() => Rule.Ignores(Register.Source("class C { int M(Db db) => db.SaveChanges(); }"), Register.Platform);

    [Fact]
    public Task A_program_on_SQLite_is_left_alone() => Rule.Ignores(Handler("db.SaveChanges();", "static void UseSqlite() { }"), Register.Platform);

    [Fact]
    public Task A_program_that_has_no_provider_but_SQLite_is_left_alone() => Rule.Ignores(Handler("db.SaveChanges();"), Register.OnSqlite);

    [Theory]
    [InlineData("class Job : BackgroundService { async Task M(Db db) { await Task.Yield(); db.SaveChanges(); } } class BackgroundService { }")]
    [InlineData("class RemoveExpired { async Task M(Db db) { await Task.Yield(); db.SaveChanges(); } }")]
    [InlineData("interface IJobHandler<T> { } class Clean : IJobHandler<int> { async Task M(Db db) { await Task.Yield(); db.SaveChanges(); } }")]
    public Task A_thread_that_nobody_else_wants_may_wait(string code) => Rule.Ignores(Register.Source(code), Register.Platform);

    [Theory]
    [InlineData("interface IConsumer<T> { } class Consumer : IConsumer<int> { async Task M(Db db) { await Task.Yield(); db.[|SaveChanges|](); } }")]
    [InlineData("interface IHandleMessages<T> { } class Handler : IHandleMessages<int> { public Handler(IFees fees) { } } interface IFees { } class Fees(Lazy<Register> register) : IFees { } class Register { async Task M(Db db) { await Task.Yield(); db.[|SaveChanges|](); } }")]
    public Task So_is_what_a_handler_of_messages_does_and_what_it_is_given(string code) => Rule.Suggests(Register.Source(code), Register.Newest);

    [Fact]
    public Task A_program_that_handles_what_there_is_and_ends_may_wait() => Rule.Ignores(
        Register.Source("interface IConsumer<T> { } class Consumer : IConsumer<int> { async Task M(Db db) { await Task.Yield(); db.SaveChanges(); } static void Main() { } }"), Register.Newest.AsProgram());

    [Theory]
    [InlineData("Microsoft.Extensions.Hosting")]
    [InlineData("MassTransit.Consumers")]
    public Task One_that_waits_for_more_may_not(string library) => Rule.Suggests(
        $"using {library}; {Register.Source("interface IConsumer<T> { } class Consumer : IConsumer<int> { async Task M(Db db) { await Task.Yield(); db.[|SaveChanges|](); } static void Main() { } }")} namespace {library} {{ }}",
        Register.Newest.AsProgram());

    [Theory]
    [InlineData("class PermitsController : Microsoft.AspNetCore.Mvc.ControllerBase { public async Task Get(Db db) { await Task.Yield(); db.[|SaveChanges|](); } }")]
    [InlineData("class Middleware { public async Task InvokeAsync(Microsoft.AspNetCore.Http.HttpContext context, Db db) { await Task.Yield(); db.[|SaveChanges|](); } }")]
    [InlineData("class Page(Fees fees) : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { } class Fees { public async Task M(Db db) { await Task.Yield(); db.[|SaveChanges|](); } }")]
    [InlineData("static class Endpoints { static async Task<Microsoft.AspNetCore.Http.IResult> Get(Fees fees) { await Task.Yield(); return null; } } class Fees { public async Task M(Db db) { await Task.Yield(); db.[|SaveChanges|](); } }")]
    [InlineData("static class Endpoints { static void Map(Microsoft.AspNetCore.Builder.WebApplication app) => Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapGet(app, \"/\", async (Db db) => { await Task.Yield(); db.[|SaveChanges|](); }); }")]
    public Task So_is_what_a_request_does_and_what_it_is_given(string code) => Rule.Suggests(Register.Source(code), Register.Newest);

    [Theory]
    [InlineData("class Seed { async Task M(Db db) { await Task.Yield(); db.SaveChanges(); } }")]
    [InlineData("namespace Own.Migrations { class Rename { async Task M(Db db) { await Task.Yield(); db.SaveChanges(); } } }")]
    public Task Code_that_runs_once_is_left_alone(string code) => Rule.Ignores(Register.Source(code), Register.Platform);

    [Theory]
    [InlineData("db.[|SaveChanges|]();", "await db.SaveChangesAsync();")]
    [InlineData("return db.Permits.[|First|](p => p.Id == 3).Number;", "return (await db.Permits.FirstAsync(p => p.Id == 3)).Number;")]
    [InlineData("return db.Permits.[|Find|](3)?.Number;", "return (await db.Permits.FindAsync(3))?.Number;")]
    [InlineData("return connection.[|Query<Permit>|](\"SELECT Id FROM Permits\", new { ids });", "return await connection.QueryAsync<Permit>(\"SELECT Id FROM Permits\", new { ids });")]
    [InlineData("using var reader = connection.CreateCommand().[|ExecuteReader|]();", "using var reader = await connection.CreateCommand().ExecuteReaderAsync();")]
    public Task The_fix_awaits_the_asynchronous_method(string body, string repaired) => Rule.Fixes(Handler(body), Handler(repaired), Register.Platform);

    [Fact]
    public Task No_fix_is_offered_where_it_would_not_compile() =>
        Rule.OffersNoFix(Handler("return connection.[|Query<Permit>|](\"SELECT Id FROM Permits\", buffered: false);"), Register.Platform);

    /// <summary>The body in a class that handles messages.</summary>
    private static string Handler(string body, string members = "") =>
        Register.Method(body, members).Replace("class C\n", "class C : IHandler<Permit>\n", StringComparison.Ordinal) + "\n\ninterface IHandler<T> { }";
}
