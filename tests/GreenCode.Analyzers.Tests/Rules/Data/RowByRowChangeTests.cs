using Rule = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Rules.Data.RowByRowChange.RowByRowChangeAnalyzer, GreenCode.Analyzers.Rules.Data.RowByRowChange.RowByRowChangeFixer>;

namespace GreenCode.Analyzers.Tests.Rules.Data;

public class RowByRowChangeTests
{
    private const string Late = "var late = await db.Permits.Where(p => p.Fee > 3).ToListAsync(token); ";

    [Theory]
    [InlineData(Late + "foreach (var permit in [|late|]) permit.IsOverdue = true; await db.SaveChangesAsync(token);")]
    [InlineData("var fee = 3; " + Late + "foreach (var permit in [|late|]) { permit.IsOverdue = false; permit.Number = \"x\"; permit.Discount = null; permit.Fee = fee; } db.SaveChanges();")]
    [InlineData(Late + "foreach (var permit in [|late|]) { permit.IsOverdue = false; permit.Fee = permit.ApplicantId + 2; } db.SaveChanges();")]
    [InlineData("foreach (var permit in [|db.Permits.Where(p => p.Fee > 3)|]) permit.IsOverdue = true; db.SaveChanges();")]
    [InlineData("foreach (var permit in [|db.Permits.ToList()|]) db.Permits.Remove(permit); await db.SaveChangesAsync().ConfigureAwait(false);")]
    [InlineData("foreach (var permit in [|db.Permits.ToList()|]) db.Remove(permit); db.SaveChanges();")]
    [InlineData("db.Permits.RemoveRange([|db.Permits.Where(p => p.Fee > 3)|]); db.SaveChanges();")]
    [InlineData(Late + "db.RemoveRange([|late|]); await db.SaveChangesAsync();")]
    [InlineData("db.Permits.RemoveRange([|from p in db.Permits where p.Fee > 3 select p|]); db.SaveChanges();")]
    [InlineData("var late = from p in db.Permits where p.Fee > 3 select p; db.RemoveRange([|late|]); return await db.SaveChangesAsync();")]
    public Task Rows_that_all_change_alike_are_a_suggestion(string body) => Rule.Suggests(Register.Method(body), Register.Platform);

    [Theory]
    [InlineData("var late = db.Permits.ToList(); foreach (var permit in late) { permit.Touch(); } db.SaveChanges();")]
    [InlineData("var late = db.Permits.ToList(); foreach (var permit in late) { if (permit.Fee > 3) permit.Fee = 3; } db.SaveChanges();")]
    [InlineData("var late = db.Permits.ToList(); foreach (var permit in late) permit.Number = permit.Number.Trim(); db.SaveChanges();")]
    [InlineData("var late = db.Permits.ToList(); foreach (var permit in late) permit.Fee = Next(); db.SaveChanges();")]
    [InlineData("var late = db.Permits.ToList(); foreach (var permit in late) { permit.Fee = 3; permit.ApplicantId = permit.Fee; } db.SaveChanges();")]
    [InlineData("var late = db.Permits.ToList(); foreach (var permit in late) permit.Applicant = null; db.SaveChanges();")]
    [InlineData("var late = db.Permits.ToList(); foreach (var permit in late) permit.Fee = 3; db.SaveChanges(); return late;")]
    [InlineData("var late = db.Permits.ToList(); foreach (var permit in late) permit.Fee = 3; Next(); db.SaveChanges();")]
    [InlineData("var late = db.Permits.Take(10).ToList(); foreach (var permit in late) permit.Fee = 3; db.SaveChanges();")]
    [InlineData("var late = db.Permits.Include(p => p.Documents).ToList(); foreach (var permit in late) db.Remove(permit); db.SaveChanges();")]
    [InlineData("foreach (var permit in permits) permit.Fee = 3; db.SaveChanges();")]
    [InlineData("db.Permits.RemoveRange(permits); db.SaveChanges();")]
    [InlineData("var late = db.Permits.ToList(); foreach (var permit in late) permit.Fee = 3;")]
    public Task Changes_that_one_statement_cannot_say_are_left_alone(string body) => Rule.Ignores(Register.Method(body, "int Next() => 3;"), Register.Platform);

    [Theory]
    [InlineData("db.Add(new Document()); foreach (var permit in db.Permits.ToList()) permit.Fee = 3; db.SaveChanges();")]
    [InlineData("db.RemoveRange(db.Documents.ToList()); db.RemoveRange(db.Permits.Where(p => p.Fee > 3)); await db.SaveChangesAsync();")]
    [InlineData("if (ids.Count > 0) db.Permits.Update(new Permit()); db.RemoveRange(db.Permits.Where(p => p.Fee > 3)); db.SaveChanges();")]
    [InlineData("var one = db.Permits.Include(p => p.Applicant).FirstOrDefault(p => p.Id == 3) ?? throw new Exception(); one.IsOverdue = false; foreach (var permit in db.Permits.Where(p => p.Fee > 3)) permit.Fee = 3; db.SaveChanges();")]
    [InlineData("foreach (var permit in db.Permits.Where(p => p.Fee < 3)) { if (permit.Fee > ids.Count) permit.Fee = 2; } foreach (var permit in db.Permits.Where(p => p.Fee > 3)) permit.Fee = 3; db.SaveChanges();")]
    public Task A_save_that_writes_more_in_one_transaction_is_left_alone(string body) => Rule.Ignores(Register.Method(body), Register.Platform);

    [Theory]
    [InlineData("db.Add(new Document()); db.SaveChanges(); foreach (var permit in [|db.Permits.ToList()|]) permit.Fee = 3; db.SaveChanges();")]
    [InlineData("foreach (var permit in [|db.Permits.ToList()|]) permit.Fee = 3; db.SaveChanges(); db.Add(new Document());")]
    public Task What_other_saves_write_does_not_matter(string body) => Rule.Suggests(Register.Method(body), Register.Platform);

    [Theory]
    [InlineData("class Audit : Microsoft.EntityFrameworkCore.Diagnostics.SaveChangesInterceptor { }")]
    [InlineData("class Own : DbContext { public override int SaveChanges(bool accept) => base.SaveChanges(accept); }")]
    [InlineData("void Listen() => db.SavingChanges += (sender, e) => { };")]
    public Task A_program_that_reacts_to_changes_is_left_alone(string member) =>
        Rule.Ignores(Register.Method("foreach (var permit in db.Permits.ToList()) permit.Fee = 3; db.SaveChanges();", member), Register.Platform);

    [Fact]
    public Task Rows_with_a_concurrency_token_are_left_alone() => Rule.Ignores(
        Register.Source("""
            class Row { public int Id { get; set; } public int Fee { get; set; } [System.ComponentModel.DataAnnotations.Timestamp] public byte[] Version { get; set; } }
            class Rows : DbContext { public DbSet<Row> All { get; set; } void M() { foreach (var row in All.ToList()) row.Fee = 3; SaveChanges(); } }
            """),
        Register.Platform);

    [Fact]
    public Task Before_EF_Core_7_there_is_no_other_way() =>
        Rule.Ignores(Register.Method("foreach (var permit in db.Permits.ToList()) permit.Fee = 3; db.SaveChanges();"), Register.Old);

    [Theory]
    [InlineData(
        "using var own = factory.CreateDbContext();\nvar late = await own.Permits.Where(p => p.Fee > 3).ToListAsync(token);\nforeach (var permit in [|late|])\n    permit.IsOverdue = true;\nawait own.SaveChangesAsync(token);",
        "using var own = factory.CreateDbContext();\nawait own.Permits.Where(p => p.Fee > 3).ExecuteUpdateAsync(setters => setters.SetProperty(permit => permit.IsOverdue, true), token);")]
    [InlineData(
        "using var own = new Db();\nforeach (var permit in [|own.Permits.ToList()|])\n{\n    permit.Number = \"x\";\n    permit.Fee = permit.ApplicantId + 1;\n}\nown.SaveChanges();",
        "using var own = new Db();\nown.Permits.ExecuteUpdate(setters => setters.SetProperty(permit => permit.Number, \"x\").SetProperty(permit => permit.Fee, permit => permit.ApplicantId + 1));")]
    [InlineData(
        "using var own = new Db();\nown.RemoveRange([|own.Permits.Where(p => p.Fee > 3)|]);\nawait own.SaveChangesAsync();",
        "using var own = new Db();\nawait own.Permits.Where(p => p.Fee > 3).ExecuteDeleteAsync();")]
    [InlineData(
        "using var own = new Db();\nforeach (var permit in [|own.Permits.ToList()|])\n    own.Remove(permit);\nown.SaveChanges();",
        "using var own = new Db();\nown.Permits.ExecuteDelete();")]
    public async Task The_fix_changes_all_with_one_statement(string body, string repaired)
    {
        await Rule.Fixes(Register.Method(Indented(body)), Register.Method(Indented(repaired)), Register.Platform);
        await Rule.Fixes(Register.Method(Indented(body)), Register.Method(Indented(repaired)), Register.Newest);
    }

    [Theory]
    [InlineData("foreach (var permit in [|db.Permits.ToList()|]) permit.Fee = 3; db.SaveChanges();")]
    [InlineData("using var own = new Db(); ids.Add(own.Documents.Count()); foreach (var permit in [|own.Permits.ToList()|]) permit.Fee = 3; own.SaveChanges();")]
    [InlineData("using var own = new Db(); var late = own.Permits.ToList(); ids.Clear(); foreach (var permit in [|late|]) permit.Fee = 3; own.SaveChanges();")]
    [InlineData("using var own = new Db(); own.RemoveRange([|from p in own.Permits where p.Fee > 3 select p|]); own.SaveChanges();")]
    [InlineData("using var own = new Db(); own.RemoveRange([|own.Permits.Where(p => p.Fee > 3)|]); return await own.SaveChangesAsync();")]
    public Task No_fix_is_offered_where_the_context_may_hold_more(string body) => Rule.OffersNoFix(Register.Method(body), Register.Platform);

    private static string Indented(string body) => body.Replace("\n", "\n        ", StringComparison.Ordinal);
}
