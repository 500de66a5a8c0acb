using Rule = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Rules.Data.TrackedRead.TrackedReadAnalyzer, GreenCode.Analyzers.Rules.Data.TrackedRead.TrackedReadFixer>;

namespace GreenCode.Analyzers.Tests.Rules.Data;

public class TrackedReadTests
{
    [Theory]
    [InlineData("var all = await [|db.Permits.Where(p => p.IsOverdue).ToListAsync(token)|]; foreach (var permit in all) Console.WriteLine(permit.Number);")]
    [InlineData("foreach (var permit in [|db.Permits.OrderBy(p => p.Id).ToList()|]) ids.Add(permit.Fee + 1);")]
    [InlineData("var all = [|db.Set<Permit>().ToArray()|]; return all.Length > 0 ? all[0].Number : null;")]
    [InlineData("var all = [|db.Permits.ToList()|]; return all.Count > 0 ? all[0].Number : null;")]
    [InlineData("return (await [|db.Permits.ToListAsync()|]).Select(p => new { p.Id, Title = p.Number + p.Fee }).ToList();")]
    [InlineData("var all = await [|db.Permits.Include(p => p.Applicant).ToListAsync()|]; return all.OrderBy(p => p.Fee).Where(p => p.Applicant != null).Select(p => p.Applicant.Name).ToList();")]
    [InlineData("var all = await [|db.Permits.Include(p => p.Documents).ToListAsync()|].ConfigureAwait(false); return all.Sum(p => p.Documents.Count);")]
    [InlineData("var all = [|db.Permits.ToList()|]; var first = all.FirstOrDefault(p => p.Fee > 3); return first == null ? 0 : first.Fee;")]
    [InlineData("var all = await [|db.Permits.Include(p => p.Applicant).ToListAsync()|]; return all.Select(p => p.Applicant?.Name).ToList();")]
    [InlineData("var all = [|db.Permits.Include(p => p.Documents).ToList()|]; foreach (var permit in all) ids.Add(permit.Documents?.Count ?? 0);")]
    [InlineData("foreach (var permit in [|(from p in db.Permits where p.IsOverdue select p).ToList()|]) ids.Add(permit.Fee);")]
    public Task Entities_that_are_only_read_are_a_suggestion(string body) => Rule.Suggests(Register.Method(body), Register.Platform);

    [Theory]
    [InlineData("var all = db.Permits.ToList(); foreach (var permit in all) permit.Fee = 3;")]
    [InlineData("var all = db.Permits.ToList(); foreach (var permit in all) permit.Fee++;")]
    [InlineData("var all = db.Permits.ToList(); all[0].Fee = 3;")]
    [InlineData("var all = db.Permits.ToList(); all[0] = permits[0];")]
    [InlineData("var all = db.Permits.ToList(); return all[0];")]
    [InlineData("var all = db.Permits.ToList(); foreach (var permit in all) permit.Touch();")]
    [InlineData("var all = db.Permits.ToList(); foreach (var permit in all) permits.Add(permit);")]
    [InlineData("var all = db.Permits.ToList(); foreach (var permit in all) ids.Add(permit.GetHashCode());")]
    [InlineData("return db.Permits.ToList();")]
    [InlineData("var all = await db.Permits.ToListAsync(); return all;")]
    [InlineData("var all = db.Permits.ToList(); Use(all); return all.Count;", "void Use(List<Permit> all) { }")]
    [InlineData("var all = db.Permits.ToList(); return all.Select(p => p).ToList();")]
    [InlineData("var all = db.Permits.ToList(); return all.Select(p => Number(p)).ToList();", "string Number(Permit permit) => permit.Number;")]
    [InlineData("var all = db.Permits.ToList(); return all.First();")]
    [InlineData("var all = db.Permits.ToList(); return all.Max();")]
    [InlineData("var all = db.Permits.Include(p => p.Applicant).ToList(); foreach (var permit in all) permit.Applicant?.Permits.Clear();")]
    [InlineData("var all = db.Permits.ToList(); all.Clear(); return all.Count;")]
    [InlineData("await db.Permits.ToListAsync();")]
    public Task Entities_that_are_changed_or_handed_on_are_left_alone(string body, string members = "") => Rule.Ignores(Register.Method(body, members), Register.Platform);

    [Theory]
    [InlineData("var all = db.Permits.ToList(); return all.Sum(p => p.Applicant.Name.Length);")]
    [InlineData("var all = db.Permits.ToList(); return all.Sum(p => p.Documents.Count);")]
    [InlineData("var all = db.Permits.ToList(); return all.Count(p => p.IsLate);")]
    [InlineData("var applicant = db.Applicants.First(); var all = db.Permits.ToList(); return all.Count + applicant.Permits.Count;")]
    public Task What_the_tracking_may_connect_is_left_alone(string body) => Rule.Ignores(Register.Method(body), Register.Platform);

    [Theory]
    [InlineData("var all = db.Permits.AsNoTracking().ToList(); return all.Sum(p => p.Fee);")]
    [InlineData("var all = db.Permits.AsNoTrackingWithIdentityResolution().ToList(); return all.Sum(p => p.Fee);")]
    [InlineData("var all = db.Permits.AsTracking().ToList(); return all.Sum(p => p.Fee);")]
    [InlineData("var all = db.Permits.Select(p => new { p.Fee }).ToList(); return all.Sum(p => p.Fee);")]
    [InlineData("var query = db.Permits.Where(p => p.IsOverdue); if (ids.Count > 3) query = query.AsNoTracking(); var all = query.ToList(); return all.Sum(p => p.Fee);")]
    [InlineData("var all = db.Permits.ToList(); db.Add(new Document()); db.SaveChanges(); return all.Sum(p => p.Fee);")]
    [InlineData("return (await db.Permits.ToListAsync()).Count(p => p.IsOverdue);")]
    [InlineData("var late = await db.Permits.Where(p => p.IsOverdue).ToListAsync(); if (late.Count > 0) return null;")]
    [InlineData("var late = await db.Permits.Where(p => p.IsOverdue).ToListAsync(); return late.Any();")]
    [InlineData("var all = permits.AsQueryable().ToList(); return all.Sum(p => p.Fee);")]
    public Task Queries_that_track_nothing_or_on_purpose_are_left_alone(string body) => Rule.Ignores(Register.Method(body), Register.Platform);

    [Fact]
    public Task Where_the_context_and_its_provider_are_set_up_elsewhere_it_stays_hidden() => Rule.Hides(
        Register.Method("var all = [|other.Set<Permit>().ToList()|]; return all.Sum(p => p.Fee);", "readonly DbContext other = null;"), Register.Platform);

    [Fact]
    public Task Where_the_provider_is_set_up_here_it_is_a_suggestion() => Rule.Suggests(
        Register.Method("var all = [|other.Set<Permit>().ToList()|]; return all.Sum(p => p.Fee);", "readonly DbContext other = null; static void UseNpgsql() { }"), Register.Platform);

    [Theory]
    [InlineData("void Configure(DbContextOptionsBuilder options) => options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);")]
    [InlineData("void UseLazyLoadingProxies() { }")]
    public Task A_program_that_chooses_how_it_tracks_is_left_alone(string member) =>
        Rule.Ignores(Register.Method("var all = db.Permits.ToList(); return all.Sum(p => p.Fee);", member), Register.Platform);

    [Theory]
    [InlineData("var all = await [|db.Permits.Where(p => p.IsOverdue).ToListAsync()|]; return all.Sum(p => p.Fee);", "var all = await db.Permits.AsNoTracking().Where(p => p.IsOverdue).ToListAsync(); return all.Sum(p => p.Fee);")]
    [InlineData("var all = [|db.Set<Permit>().ToList()|]; return all.Sum(p => p.Fee);", "var all = db.Set<Permit>().AsNoTracking().ToList(); return all.Sum(p => p.Fee);")]
    [InlineData("var query = db.Permits.Where(p => p.IsOverdue); var all = [|query.ToList()|]; return all.Sum(p => p.Fee);", "var query = db.Permits.AsNoTracking().Where(p => p.IsOverdue); var all = query.ToList(); return all.Sum(p => p.Fee);")]
    [InlineData("var all = [|(from p in db.Permits where p.IsOverdue select p).ToList()|]; return all.Sum(p => p.Fee);", "var all = (from p in db.Permits.AsNoTracking() where p.IsOverdue select p).ToList(); return all.Sum(p => p.Fee);")]
    public Task The_fix_asks_for_no_tracking(string body, string repaired) => Rule.Fixes(Register.Method(body), Register.Method(repaired), Register.Platform);

    [Fact]
    public Task Code_that_runs_once_is_left_alone() => Rule.Ignores(
        Register.Source("class SeedPermits { void M(Db db, List<int> fees) { foreach (var permit in db.Permits.ToList()) fees.Add(permit.Fee); } }"), Register.Platform);
}
