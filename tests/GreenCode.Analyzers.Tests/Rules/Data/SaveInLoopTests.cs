using Rule = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Rules.Data.SaveInLoop.SaveInLoopAnalyzer, GreenCode.Analyzers.Rules.Data.SaveInLoop.SaveInLoopFixer>;

namespace GreenCode.Analyzers.Tests.Rules.Data;

public class SaveInLoopTests
{
    [Theory]
    [InlineData("foreach (var permit in permits) { db.Permits.Add(permit); [|db.SaveChanges()|]; }")]
    [InlineData("foreach (var permit in permits) { permit.Fee = 3; await [|db.SaveChangesAsync(token)|].ConfigureAwait(false); }")]
    [InlineData("foreach (var id in ids) { var permit = await db.Permits.FindAsync(id); if (permit != null) { permit.Fee = 3; await [|db.SaveChangesAsync()|]; } }")]
    [InlineData("for (var i = 0; i < permits.Count; i++) { db.Remove(permits[i]); [|db.SaveChanges()|]; }")]
    [InlineData("permits.ForEach(permit => { permit.Fee = 3; [|db.SaveChanges()|]; });")]
    public Task A_save_for_each_item_is_found(string body) => Rule.Finds(Register.Method(body), Register.Platform);

    [Fact]
    public Task A_save_for_each_row_is_a_suggestion() => Rule.Suggests(
        Register.Method("foreach (var permit in await db.Permits.ToListAsync()) { permit.IsOverdue = true; await [|db.SaveChangesAsync()|]; }"), Register.Platform);

    [Fact]
    public Task A_save_for_each_of_what_nothing_tells_the_number_of_stays_hidden() => Rule.Hides(
        Register.Method("foreach (var permit in permits) { permit.IsOverdue = true; await [|db.SaveChangesAsync()|]; }"), Register.Platform);

    [Theory]
    [InlineData("foreach (var permit in permits) db.Permits.Add(permit); db.SaveChanges();")]
    [InlineData("for (var i = 0; i < permits.Count; i++) { db.Add(permits[i]); if (i % 100 == 0) db.SaveChanges(); }")]
    [InlineData("var pending = 0; foreach (var permit in permits) { db.Add(permit); if (++pending >= 100) { await db.SaveChangesAsync(); pending = 0; } }")]
    [InlineData("foreach (var part in permits.Chunk(100)) { db.AddRange(part); db.SaveChanges(); }")]
    [InlineData("while (!token.IsCancellationRequested) { db.SaveChanges(); await Task.Delay(1000); }")]
    public Task Saves_of_portions_are_left_alone(string body) => Rule.Ignores(Register.Method(body), Register.Platform);

    [Theory]
    [InlineData("foreach (var permit in permits) { try { db.Add(permit); db.SaveChanges(); } catch (DbUpdateException) { } }")]
    [InlineData("foreach (var permit in permits) { using var transaction = db.Database.BeginTransaction(); db.Add(permit); db.SaveChanges(); transaction.Commit(); }")]
    [InlineData("foreach (var permit in permits) { await SendLetter(permit); permit.Fee = 0; await db.SaveChangesAsync(); }")]
    [InlineData("foreach (var permit in permits) { Send(permit); permit.Fee = 0; db.SaveChanges(); }")]
    [InlineData("foreach (var permit in permits) { using var own = factory.CreateDbContext(); own.Add(permit); own.SaveChanges(); }")]
    public Task Items_that_stand_alone_are_left_alone(string body) =>
        Rule.Ignores(Register.Method(body, "Task SendLetter(Permit permit) => Task.CompletedTask; void Send(Permit permit) { }"), Register.Platform);

    [Fact]
    public Task A_save_that_gives_a_key_is_left_alone() => Rule.Ignores(
        Register.Method("foreach (var applicant in new List<Applicant>(applicants)) { db.Add(applicant); db.SaveChanges(); db.Add(new Permit { ApplicantId = applicant.Id }); } db.SaveChanges();", "List<Applicant> applicants = null;"), Register.Platform);

    [Theory]
    [InlineData("static class DbInitializer { static void Initialize(Db db, Permit[] permits) { foreach (var permit in permits) { db.Add(permit); db.SaveChanges(); } } }")]
    [InlineData("class BackfillFees { void Run(Db db, Permit[] permits) { foreach (var permit in permits) { permit.Fee = 1; db.SaveChanges(); } } }")]
    public Task Code_that_runs_once_is_left_alone(string code) => Rule.Ignores(Register.Source(code), Register.Platform);

    [Theory]
    [InlineData("foreach (var permit in permits) { output.WriteLine(permit.Number); permit.Fee = 3; db.SaveChanges(); }")]
    [InlineData("var register = new Applicant(); foreach (var permit in permits) { permit.Fee = 3; register.Id++; await db.SaveChangesAsync(); }")]
    [InlineData("var progress = await db.Applicants.FirstAsync(); foreach (var permit in permits) { permit.Fee = 3; progress.Name = permit.Number; await db.SaveChangesAsync(); }")]
    public Task A_save_whose_moment_matters_is_left_alone(string body) => Rule.Ignores(Register.Method(body, "System.IO.TextWriter output = null;"), Register.Platform);

    [Theory]
    [InlineData("var done = new List<int>(); foreach (var permit in permits) { permit.Touch(); done.Add(permit.Id); permit.Fee = 3; [|db.SaveChanges()|]; }")]
    [InlineData("var total = new Total(); foreach (var permit in permits) { total.Sum += permit.Fee; permit.Fee = 3; [|db.SaveChanges()|]; }")]
    public Task Work_on_the_item_and_sums_are_no_reason_to_save_at_once(string body) => Rule.Finds(Register.Method(body, "class Total { public int Sum { get; set; } }"), Register.Platform);

    [Fact]
    public Task A_save_that_few_turns_make_is_left_alone() => Rule.Ignores(
        Register.Method("foreach (var permit in permits) { db.Add(new Permit { Number = permit.Number, Fee = permit.Fee, DeadlineOn = permit.DeadlineOn }); if (permit.Fee == 1) db.SaveChanges(); }"), Register.Platform);

    [Fact]
    public Task The_fix_saves_after_the_loop() => Rule.Fixes(
        Register.Source("""
            class C
            {
                async Task M(Db db, List<Permit> permits, CancellationToken token)
                {
                    foreach (var permit in permits)
                    {
                        // A new one.
                        db.Permits.Add(new Permit { Number = permit.Number, Fee = 3 });
                        permit.IsOverdue = false;
                        await [|db.SaveChangesAsync(token)|];
                    }

                    permits.Clear();
                }
            }
            """),
        Register.Source("""
            class C
            {
                async Task M(Db db, List<Permit> permits, CancellationToken token)
                {
                    foreach (var permit in permits)
                    {
                        // A new one.
                        db.Permits.Add(new Permit { Number = permit.Number, Fee = 3 });
                        permit.IsOverdue = false;
                    }
                    await db.SaveChangesAsync(token);

                    permits.Clear();
                }
            }
            """),
        Register.Platform);

    [Fact]
    public Task A_programs_own_migrations_are_left_alone() => Rule.Ignores(
        Register.Source("namespace Own.Migrations { class Rename { void M(Db db) { foreach (var permit in db.Permits) { permit.Fee = 1; db.SaveChanges(); } } } }"), Register.Platform);

    [Theory]
    [InlineData("foreach (var permit in permits) { db.Add(permit); [|db.SaveChanges()|]; Log(permit); }")]
    [InlineData("foreach (var permit in permits) { Log(permit); db.Add(permit); [|db.SaveChanges()|]; }")]
    [InlineData("foreach (var permit in permits) { if (permit.Fee == 0) continue; db.Add(permit); [|db.SaveChanges()|]; }")]
    [InlineData("foreach (var permit in permits) { if (permit.Fee == 1) [|db.SaveChanges()|]; }")]
    [InlineData("foreach (var permit in permits) { permit.Fee = db.Permits.Count(); [|db.SaveChanges()|]; }")]
    [InlineData("foreach (var permit in db.Permits) { permit.Fee = 1; [|db.SaveChanges()|]; }")]
    [InlineData("var saved = 0; foreach (var permit in permits) { permit.Fee = 1; saved += [|db.SaveChanges()|]; }")]
    [InlineData("for (var i = 0; i < permits.Count; i++) { permits[i].Fee = 1; [|db.SaveChanges()|]; }")]
    public Task No_fix_is_offered_where_the_loop_could_see_that_the_save_moved(string body) =>
        Rule.OffersNoFix(Register.Method(body, "void Log(Permit permit) { }"), Register.Platform);
}
