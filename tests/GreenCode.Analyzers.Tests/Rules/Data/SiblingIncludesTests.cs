using Rule = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Rules.Data.SiblingIncludes.SiblingIncludesAnalyzer, GreenCode.Analyzers.Rules.Data.SiblingIncludes.SiblingIncludesFixer>;

namespace GreenCode.Analyzers.Tests.Rules.Data;

public class SiblingIncludesTests
{
    [Theory]
    [InlineData("return await db.Permits.Include(p => p.Documents).[|Include(p => p.History)|].ToListAsync();")]
    [InlineData("return db.Permits.Include(p => p.Documents).Include(p => p.Applicant).[|Include(p => p.History)|].Where(p => p.IsOverdue).ToList();")]
    [InlineData("return db.Permits.Include(p => p.Documents.Where(d => d.Name != null)).[|Include(p => p.History)|].Take(20).ToList();")]
    [InlineData("return db.Applicants.Include(a => a.Permits).ThenInclude(p => p.Documents).Include(a => a.Permits).[|ThenInclude(p => p.History)|].ToList();")]
    [InlineData("return db.Permits.Include(p => p.Documents).Include(p => p.Applicant).[|ThenInclude(a => a.Permits)|].ToList();")]
    [InlineData("var query = db.Permits.Include(p => p.Documents).[|Include(p => p.History)|]; return await query.ToListAsync();")]
    public Task Two_collections_that_multiply_stay_hidden(string body) => Rule.Hides(Register.Method(body), Register.Platform);

    [Theory]
    [InlineData("return await db.Permits.Include(p => p.Documents).ThenInclude(d => d.Changes).Include(p => p.Documents).[|ThenInclude(d => d.Readers)|].Include(p => p.History).FirstAsync();")]
    [InlineData("return await db.Permits.Include(p => p.Documents).[|Include(p => p.History)|].Include(p => p.Applicant).ThenInclude(a => a.Permits).ToListAsync();")]
    public Task Three_collections_are_a_suggestion(string body) => Rule.Suggests(Register.Method(body, "static void UseNpgsql() { }"), Register.Platform);

    [Theory]
    [InlineData("return await db.Permits.Include(p => p.Documents).[|Include(p => p.History)|].Include(p => p.Applicant).ThenInclude(a => a.Permits).FirstAsync();")]
    [InlineData("return db.Permits.Include(p => p.Documents).[|Include(p => p.History)|].Include(p => p.Applicant).ThenInclude(a => a.Permits).SingleOrDefault(p => p.Id == 3);")]
    public Task Collections_of_one_row_stay_hidden(string body) => Rule.Hides(Register.Method(body, "static void UseNpgsql() { }"), Register.Platform);

    [Theory]
    [InlineData("")]
    [InlineData("// static void UseNpgsql() { }")]
    public Task Where_the_provider_is_set_up_elsewhere_it_stays_hidden(string members) => Rule.Hides(
        Register.Method("return await db.Permits.Include(p => p.Documents).[|Include(p => p.History)|].Include(p => p.Applicant).ThenInclude(a => a.Permits).ToListAsync();", members), Register.Platform);

    [Theory]
    [InlineData("return db.Permits.Include(p => p.Documents).Include(p => p.Applicant).ToList();")]
    [InlineData("return db.Set<Holder>().Include(h => h.Permits).Include(h => h.UserRoles).ToList();", "public class Holder { public int Id { get; set; } public List<Permit> Permits { get; set; } public List<Permit> UserRoles { get; set; } }")]
    [InlineData("return db.Permits.Include(p => p.Documents).ThenInclude(d => d.Changes).ToList();")]
    [InlineData("return db.Applicants.Include(a => a.Permits).ThenInclude(p => p.Documents).ThenInclude(d => d.Changes).ToList();")]
    [InlineData("return db.Permits.Include(p => p.Documents).Include(p => p.Documents).ThenInclude(d => d.Changes).ToList();")]
    [InlineData("return db.Permits.AsSplitQuery().Include(p => p.Documents).Include(p => p.History).ToList();")]
    [InlineData("return db.Permits.Include(p => p.Documents).Include(p => p.History).AsSingleQuery().ToList();")]
    [InlineData("return db.Permits.Include(p => p.Documents).Include(p => p.History).Select(p => p.Number).ToList();")]
    [InlineData("return db.Permits.Include(p => p.Documents).Include(p => p.History).CountAsync();")]
    [InlineData("var one = db.Permits.Include(p => p.Documents).ToList(); var two = db.Permits.Include(p => p.History).ToList(); return one.Count + two.Count;")]
    public Task Collections_that_do_not_multiply_are_left_alone(string body, string members = "") => Rule.Ignores(Register.Method(body, members), Register.Platform);

    [Fact]
    public Task A_program_that_chooses_how_queries_are_split_is_left_alone() => Rule.Ignores(
        Register.Method("return db.Permits.Include(p => p.Documents).Include(p => p.History).ToList();", "QuerySplittingBehavior Splitting => QuerySplittingBehavior.SplitQuery;"), Register.Platform);

    [Theory]
    [InlineData("return await db.Permits.Include(p => p.Documents).[|Include(p => p.History)|].ToListAsync();", "return await db.Permits.AsSplitQuery().Include(p => p.Documents).Include(p => p.History).ToListAsync();")]
    [InlineData("return db.Permits\n    .Include(p => p.Documents)\n    .[|Include(p => p.History)|]\n    .ToList();", "return db.Permits.AsSplitQuery()\n    .Include(p => p.Documents)\n    .Include(p => p.History)\n    .ToList();")]
    public Task The_fix_splits_the_query(string body, string repaired) => Rule.Fixes(Register.Method(body), Register.Method(repaired), Register.Platform);

    [Theory]
    [InlineData("return await db.Permits.Include(p => p.Documents).[|Include(p => p.History)|].Take(10).ToListAsync();")]
    [InlineData("return db.Permits.Include(p => p.Documents).[|Include(p => p.History)|].First();")]
    [InlineData("return await Overdue().Include(p => p.Documents).[|Include(p => p.History)|].ToListAsync();")]
    public Task No_fix_is_offered_where_the_split_queries_could_take_different_rows(string body) =>
        Rule.OffersNoFix(Register.Method(body, "IQueryable<Permit> Overdue() => db.Permits.Take(3);"), Register.Platform);
}
