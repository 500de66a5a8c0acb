using GreenCode.Analyzers.Rules.Data.UnboundedQuery;
using Rule = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Rules.Data.UnboundedQuery.UnboundedQueryAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;

namespace GreenCode.Analyzers.Tests.Rules.Data;

public class UnboundedQueryTests
{
    private static readonly Platform Web = Register.Newest;

    [Theory]
    [InlineData("return await [|db.Permits.ToListAsync()|];")]
    [InlineData("return [|db.Permits.AsNoTracking().Include(p => p.Applicant).OrderBy(p => p.Number).ToList()|];")]
    [InlineData("var all = await [|db.Permits.Select(p => new { p.Number }).ToArrayAsync()|]; return all.Length;")]
    public Task A_whole_table_for_each_request_is_a_suggestion(string body) => Rule.Suggests(Action(body), Web);

    [Fact]
    public Task So_it_is_in_a_minimal_API() => Rule.Suggests(
        Register.Source("""
            static class Endpoints
            {
                static void Map(Microsoft.AspNetCore.Builder.WebApplication app) => Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapGet(
                    app, "/permits", async (Db db) => await [|db.Permits.ToListAsync()|]);
            }
            """),
        Web);

    [Theory]
    [InlineData("return await db.Permits.OrderBy(p => p.Id).Take(50).ToListAsync();")]
    [InlineData("return await db.Permits.Where(p => p.IsOverdue).ToListAsync();")]
    [InlineData("return await db.Permits.GroupBy(p => p.Fee).Select(g => g.Key).ToListAsync();")]
    [InlineData("return await db.Permits.Select(p => p.Fee).Distinct().ToListAsync();")]
    [InlineData("var query = db.Permits.AsQueryable(); if (id > 0) query = query.Where(p => p.ApplicantId == id); return await query.ToListAsync();")]
    [InlineData("return await Page(db.Permits).ToListAsync();")]
    [InlineData("return await db.Permits.CountAsync();")]
    public Task A_part_of_it_is_left_alone(string body) => Rule.Ignores(Action(body), Web);

    [Fact]
    public Task Code_that_no_request_runs_is_left_alone() => Rule.Ignores(Register.Method("return await db.Permits.ToListAsync();"), Web);

    [Fact]
    public Task Tables_that_the_options_name_are_left_alone() => Rule.Ignores(
        Action("return await db.Permits.ToListAsync();"), Web.WithOption(RuleCatalog.Get(UnboundedQueryAnalyzer.Id).Options.Single(), "Country, Permit"));

    [Theory]
    [InlineData("return await db.Applicants.ToListAsync();")]
    [InlineData("return await db.Documents.OrderBy(d => d.Name).ToListAsync();")]
    [InlineData("return await db.Set<Office>().ToListAsync();")]
    [InlineData("return await db.Set<Category>().ToListAsync();")]
    [InlineData("return await db.Set<Role>().ToListAsync();")]
    public Task Lists_that_need_not_grow_are_left_alone(string body) => Rule.Ignores(Action(body) + """

        public class Office { public int Id { get; set; } public DateTime CreatedAt { get; set; } }
        public class Category { public int Id { get; set; } public int ParentId { get; set; } }
        public class Entity { public DateTime CreatedOn { get; set; } public int OwnerId { get; set; } }
        public class Role : Entity { public int RoleId { get; set; } }
        """, Web);

    private static string Action(string body) => Register.Source($$"""
        public class PermitsController(Db db) : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            public async Task<object> Get(int id)
            {
                await Task.Yield();
                {{body}}
            }

            static IQueryable<Permit> Page(IQueryable<Permit> all) => all.Take(50);
        }
        """);
}
