using Rule = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Rules.Data.FilterInMemory.FilterInMemoryAnalyzer, GreenCode.Analyzers.Rules.Data.FilterInMemory.FilterInMemoryFixer>;

namespace GreenCode.Analyzers.Tests.Rules.Data;

public class FilterInMemoryTests
{
    [Theory]
    [InlineData("return db.Permits.ToList().[|Where|](p => p.IsOverdue);")]
    [InlineData("return (await db.Permits.ToListAsync(token)).[|Where|](p => p.Fee > 3 && p.Number.StartsWith(\"OV\")).ToList();")]
    [InlineData("return (await db.Permits.Where(p => p.IsOverdue).ToListAsync().ConfigureAwait(false)).[|Count|](p => p.ApplicantId == ids.Count);")]
    [InlineData("return db.Permits.AsEnumerable().[|Any|](p => p.DeadlineOn.Year == 2025);")]
    [InlineData("return db.Permits.ToArray().[|First|](p => p.Applicant.Name == \"x\");")]
    [InlineData("return (await db.Permits.ToArrayAsync()).[|Length|];")]
    [InlineData("return db.Permits.ToList().[|Count|];")]
    [InlineData("return db.Permits.ToList().[|Any|]();")]
    [InlineData("return db.Permits.ToList().[|Where|](p => p.Id == 3);")]
    [InlineData("return db.Permits.OrderBy(p => p.Id).ToList().[|Take|](10);")]
    [InlineData("return db.Permits.ToList().[|Sum|](p => p.Fee);")]
    [InlineData("return db.Permits.ToList().[|FirstOrDefault|](p => ids.Contains(p.Id));")]
    [InlineData("var query = db.Permits.Where(p => p.IsOverdue); return query.ToList().[|SingleOrDefault|](p => p.Discount.HasValue);")]
    [InlineData("var all = await db.Permits.ToListAsync(); foreach (var permit in all.[|Where|](p => !p.IsOverdue && p.DeadlineOn < DateTime.Today)) permit.IsOverdue = true;")]
    public Task Rows_that_the_database_could_have_chosen_are_a_warning(string body) => Rule.Suggests(Register.Method(body), Register.Platform);

    [Theory]
    [InlineData("return db.Set<Category>().ToList().Where(c => c.Rank > 3);")]
    [InlineData("return db.Set<Node>().ToList().Where(n => n.Rank > 3);")]
    public Task Rows_that_fill_each_others_navigations_are_left_alone(string body) => Rule.Ignores(Register.Method(body, Trees), Register.Platform);

    [Fact]
    public Task Rows_that_are_not_tracked_fill_nothing() => Rule.Suggests(Register.Method("return db.Set<Category>().AsNoTracking().ToList().[|Where|](c => c.Rank > 3);", Trees), Register.Platform);

    [Theory]
    [InlineData("PermitType", "")]
    [InlineData("CartItem", "")]
    [InlineData("Report", "public int DisplayOrder { get; set; }")]
    public Task Of_what_there_is_a_handful_it_stays_hidden(string row, string property) => Rule.Hides(
        Register.Method($"return db.Set<{row}>().ToList().[|Where|](r => r.Fee > 3);", $"class {row} {{ public int Id {{ get; set; }} public int Fee {{ get; set; }} {property} }}"), Register.Platform);

    [Theory]
    [InlineData("return db.Permits.ToList().Where(p => p.IsLate);")]
    [InlineData("return db.Permits.ToList().Where(p => Test(p));")]
    [InlineData("return db.Permits.ToList().Where(Test);")]
    [InlineData("return db.Permits.ToList().Where((p, i) => p.Fee > i);")]
    [InlineData("return db.Permits.ToList().Where(p => { return p.Fee > 3; });")]
    [InlineData("return db.Permits.ToList().Where(p => p.Applicant?.Name == \"x\");")]
    [InlineData("return db.Permits.ToList().Where(p => p is { Fee: 3 });")]
    [InlineData("return db.Permits.ToList().Where(p => p.Number.Contains(\"x\", StringComparison.Ordinal));")]
    [InlineData("return db.Permits.ToList().Where(p => p.Number.Substring(3) == \"x\");")]
    [InlineData("return db.Permits.ToList().Any(p => permits.Any(q => q.Id == p.Id));")]
    [InlineData("return db.Permits.Select(p => p.Answer).ToList().Any(a => ((Refusal)a).Reason != 3);")]
    public Task Conditions_that_may_have_no_SQL_are_left_alone(string body) => Rule.Ignores(Register.Method(body, "bool Test(Permit permit) => true;"), Register.Platform);

    [Theory]
    [InlineData("var all = await db.Permits.ToListAsync(); permits.AddRange(all); return all.Where(p => p.IsOverdue);")]
    [InlineData("var all = await db.Permits.ToListAsync(); foreach (var id in ids) permits.AddRange(all.Where(p => p.Id == id));")]
    [InlineData("var all = await db.Permits.ToListAsync(); Func<int> count = () => all.Count(p => p.IsOverdue); return count() + count();")]
    [InlineData("var all = await db.Permits.ToListAsync(); return all.Count;")]
    [InlineData("return permits.ToList().Where(p => p.IsOverdue);")]
    [InlineData("return permits.AsQueryable().ToList().Where(p => p.IsOverdue);")]
    [InlineData("return db.Permits.Where(p => p.IsOverdue).ToList();")]
    [InlineData("var query = db.Permits.AsQueryable(); query = query.Where(p => p.Id == ids.Count); return query.ToList().FirstOrDefault();")]
    [InlineData("return db.Permits.Where(p => ids.Count == p.Id).ToList().Where(p => p.IsOverdue);")]
    [InlineData("return db.Permits.Take(10).ToList().Where(p => p.IsOverdue);")]
    [InlineData("return db.Permits.ToList().Select(p => p.Id);")]
    [InlineData("return db.Permits.ToList().OrderBy(p => p.Id);")]
    [InlineData("return db.Permits.FromSqlRaw(\"EXEC Overdue\").ToList().Where(p => p.IsOverdue);")]
    [InlineData("return db.ChangeTracker.Entries().ToList().Count;")]
    public Task Rows_that_are_wanted_are_left_alone(string body) => Rule.Ignores(Register.Method(body), Register.Platform);

    [Theory]
    [InlineData("return (await db.Permits.ToListAsync(token)).[|Count|](p => p.IsOverdue);", "return await db.Permits.CountAsync(p => p.IsOverdue, token);")]
    [InlineData("return (await db.Permits.ToListAsync()).[|Any|]();", "return await db.Permits.AnyAsync();")]
    [InlineData("return (await db.Permits.Where(p => p.Fee > 3).ToListAsync()).[|FirstOrDefault|](p => p.ApplicantId == 3)?.Number;", "return (await db.Permits.Where(p => p.Fee > 3).FirstOrDefaultAsync(p => p.ApplicantId == 3))?.Number;")]
    [InlineData("return (await db.Permits.ToListAsync()).[|Count|] > 3;", "return await db.Permits.CountAsync() > 3;")]
    [InlineData("return db.Permits.ToList().[|Count|];", "return db.Permits.Count();")]
    [InlineData("return db.Permits.AsEnumerable().[|First|](p => p.Discount == null);", "return db.Permits.First(p => p.Discount == null);")]
    [InlineData("return db.Permits.ToList().[|Where|](p => p.Fee >= 3).ToList();", "return db.Permits.Where(p => p.Fee >= 3).ToList();")]
    [InlineData("return (await db.Permits.ToListAsync()).[|Where|](p => p.Fee >= 3 && !p.IsOverdue).ToList();", "return await db.Permits.Where(p => p.Fee >= 3 && !p.IsOverdue).ToListAsync();")]
    [InlineData("return (await db.Permits.ToListAsync()).[|Where|](p => p.Fee >= 3).Select(p => p.Id).ToList();", "return (await db.Permits.Where(p => p.Fee >= 3).ToListAsync()).Select(p => p.Id).ToList();")]
    [InlineData("foreach (var permit in db.Permits.ToList().[|Where|](p => p.Fee >= 3)) ids.Add(permit.Id);", "foreach (var permit in db.Permits.Where(p => p.Fee >= 3).ToList()) ids.Add(permit.Id);")]
    public Task The_fix_moves_the_operator_in_front_of_the_fetch(string body, string repaired) => Rule.Fixes(Register.Method(body), Register.Method(repaired), Register.Platform);

    [Fact]
    public Task The_fix_knows_the_newest_Entity_Framework() => Rule.Fixes(
        Register.Method("return (await db.Permits.ToListAsync(token)).[|Count|](p => p.IsOverdue);"),
        Register.Method("return await db.Permits.CountAsync(p => p.IsOverdue, token);"),
        Register.Newest);

    [Theory]
    [InlineData("return db.Permits.ToList().[|First|](p => p.Number == \"x\");")]
    [InlineData("return db.Permits.ToList().[|Count|](p => p.Number.Contains(\"x\"));")]
    [InlineData("return db.Permits.ToList().[|Count|](p => p.ChangedAt > DateTimeOffset.UnixEpoch);")]
    [InlineData("return db.Permits.ToList().[|Count|](p => permits == null || p.Fee == permits.Count);")]
    [InlineData("var lazy = db.Permits.ToList().[|Where|](p => p.IsOverdue); lazy = lazy.Skip(1); return lazy;")]
    [InlineData("return db.Permits.ToList().[|Sum|](p => p.Fee);")]
    [InlineData("var task = db.Permits.ToListAsync(); var all = await db.Permits.ToListAsync(); return all.[|Count|](p => p.IsOverdue);")]
    public Task No_fix_is_offered_where_the_database_could_answer_otherwise(string body) => Rule.OffersNoFix(Register.Method(body), Register.Platform);

    [Theory]
    [InlineData("class SeedPermits { int M(Db db) => db.Permits.ToList().Count(p => p.Fee > 3); }")]
    [InlineData("namespace Register.Cli { class Report { int M(Db db) => db.Permits.ToList().Count(p => p.Fee > 3); } }")]
    public Task Code_that_runs_once_is_left_alone(string code) => Rule.Ignores(Register.Source(code), Register.Platform);

    private const string Trees = """
        class Category { public int Id { get; set; } public int Rank { get; set; } public List<Category> Children { get; set; } }
        class Node { public int Id { get; set; } public int Rank { get; set; } public Node Parent { get; set; } }
        """;
}
