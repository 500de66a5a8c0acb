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
    public Task A_database_that_is_waited_for_is_a_suggestion(string body) => Rule.Suggests(Register.Method(body), Register.Platform);

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
    public Task What_does_not_wait_or_cannot_be_awaited_is_left_alone(string body) => Rule.Ignores(Register.Method(body), Register.Platform);

    [Fact]
    public Task Code_that_is_not_asynchronous_is_left_alone() => Rule.Ignores(Register.Source("class C { int M(Db db) => db.SaveChanges(); }"), Register.Platform);

    [Fact]
    public Task A_program_on_SQLite_is_left_alone() => Rule.Ignores(Register.Method("db.SaveChanges();", "// options.UseSqlite(connectionString)"), Register.Platform);

    [Fact]
    public Task A_program_that_has_no_provider_but_SQLite_is_left_alone() => Rule.Ignores(Register.Method("db.SaveChanges();"), Register.OnSqlite);

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
    public Task The_fix_awaits_the_asynchronous_method(string body, string repaired) => Rule.Fixes(Register.Method(body), Register.Method(repaired), Register.Platform);

    [Fact]
    public Task No_fix_is_offered_where_it_would_not_compile() =>
        Rule.OffersNoFix(Register.Method("return connection.[|Query<Permit>|](\"SELECT Id FROM Permits\", buffered: false);"), Register.Platform);
}
