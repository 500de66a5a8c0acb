using Rule = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Rules.Data.QueryInLoop.QueryInLoopAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;

namespace GreenCode.Analyzers.Tests.Rules.Data;

public class QueryInLoopTests
{
    [Theory]
    [InlineData("foreach (var permit in permits) { var a = await [|db.Applicants.FirstAsync(a => a.Id == permit.ApplicantId)|]; }")]
    [InlineData("foreach (var permit in permits) { var a = [|db.Applicants.First(a => a.Id == permit.ApplicantId)|]; }")]
    [InlineData("foreach (var permit in permits) { var a = [|db.Applicants.Where(a => a.Id == permit.ApplicantId).ToList()|]; }")]
    [InlineData("foreach (var permit in permits) { var n = await [|db.Set<Document>().CountAsync(d => d.Id == permit.Id, token)|].ConfigureAwait(false); }")]
    [InlineData("foreach (var permit in permits) { if (permit.Fee > 3) { var query = db.Documents.Where(d => d.Id == permit.Id); var all = [|query.ToArray()|]; } }")]
    [InlineData("for (var i = 0; i < ids.Count; i++) { var p = await [|db.Permits.FindAsync(ids[i])|]; }")]
    [InlineData("foreach (var id in ids) { var p = [|db.Find<Permit>(id)|]; if (p is null) return false; }")]
    [InlineData("foreach (var permit in permits) await [|db.Entry(permit).Collection(p => p.Documents).LoadAsync()|];")]
    [InlineData("foreach (var permit in permits) [|db.Entry(permit).Reference(p => p.Applicant).Load()|];")]
    [InlineData("foreach (var id in ids) { var rows = [|db.Permits.FromSqlRaw(\"SELECT * FROM Permits WHERE Id = {0}\", id).ToList()|]; }")]
    [InlineData("foreach (var id in ids) { var rows = await [|db.Database.SqlQuery<int>($\"SELECT Fee AS Value FROM Permits WHERE Id = {id}\").ToListAsync()|]; }")]
    [InlineData("foreach (var id in ids) await [|db.Permits.Where(p => p.Id == id).ExecuteDeleteAsync()|];")]
    [InlineData("var names = permits.Select(p => [|db.Applicants.First(a => a.Id == p.ApplicantId)|].Name).ToList();")]
    [InlineData("permits.ForEach(p => [|db.Applicants.First(a => a.Id == p.ApplicantId)|].Name = \"\");")]
    [InlineData("foreach (var permit in permits) { foreach (var document in [|db.Documents.Where(d => d.Id == permit.Id)|]) ids.Add(document.Id); }")]
    [InlineData("await foreach (var permit in db.Permits.AsAsyncEnumerable()) { var a = await [|db.Applicants.FirstAsync(a => a.Id == permit.ApplicantId)|]; }")]
    [InlineData("foreach (var id in ids) { if (!await [|db.Permits.AnyAsync(p => p.Id == id)|]) return false; }")]
    [InlineData("foreach (var chunk in ids.Chunk(100)) { var stubs = chunk.Select(id => new Permit { Id = id }).ToList(); foreach (var stub in stubs) await [|db.Permits.Where(p => p.Id == stub.Id).ExecuteDeleteAsync()|]; }")]
    [InlineData("for (var i = 0; i < permits.Count; i++) { var all = permits[i].History.ToList(); for (var j = 0; j < all.Count; j++) { if (all[j].Id == 0) ids.Add(0); else if (all[j].Id > 3) { var d = await [|db.Documents.Where(d => d.Id == all[j].Id).FirstOrDefaultAsync()|]; } } }")]
    [InlineData("foreach (var permit in permits) { if (permit.Fee == 0) continue; try { var names = await [|db.Documents.AsNoTracking().Where(d => d.Id == permit.Applicant.Id).Select(d => d.Name).ToListAsync()|]; } catch (Exception) { } }")]
    [InlineData("var keys = await db.Permits.Where(p => ids.Contains(p.Discount ?? 0)).Select(p => p.Discount).Distinct().ToListAsync(); foreach (var key in keys) { var rows = await [|db.Permits.Where(p => p.Discount == key).Select(p => p.Id).ToListAsync()|]; await db.Permits.Where(p => rows.Contains(p.Id)).ExecuteDeleteAsync(); }")]
    public Task A_query_for_each_item_is_found(string body) => Rule.Finds(Register.Method(body), Register.Platform);

    [Theory]
    [InlineData("var late = await db.Permits.Where(p => p.IsOverdue).ToListAsync(); foreach (var permit in late) await [|db.Applicants.FirstAsync(a => a.Id == permit.ApplicantId)|];")]
    [InlineData("foreach (var line in System.IO.File.ReadLines(\"numbers.txt\")) await [|db.Permits.FirstAsync(p => p.Number == line)|];")]
    [InlineData("var all = await LoadAsync(); foreach (var permit in all.OrderBy(p => p.Fee).Skip(ids.Count).Take(25)) await [|db.Applicants.FirstAsync(a => a.Id == permit.ApplicantId)|];", "Task<List<Permit>> LoadAsync() => db.Permits.Where(p => p.IsOverdue).ToListAsync();")]
    [InlineData("foreach (var permit in await db.Permits.OrderBy(p => p.Fee).Take(50).ToListAsync()) await [|db.Applicants.FirstAsync(a => a.Id == permit.ApplicantId)|];")]
    [InlineData("foreach (var id in await connection.QueryAsync<int>(\"SELECT Id FROM Permits WHERE Fee > @fee\", new { fee = 3 })) await [|db.Permits.FindAsync(id)|];")]
    [InlineData("foreach (var permit in (await db.Permits.ToListAsync()).Where(p => p.IsOverdue)) await [|repository.Query().FirstAsync(a => a.Id == permit.ApplicantId)|];", "readonly Own repository = null; class Own { public IQueryable<Applicant> Query() => null; public void SaveChanges() { } }")]
    public Task A_query_for_each_row_or_line_is_a_suggestion(string body, string members = "") => Rule.Suggests(Register.Method(body, members), Register.Platform);

    [Theory]
    [InlineData("foreach (var id in ids) await [|db.Permits.FirstAsync(p => p.Id == id)|];")]
    [InlineData("foreach (var permit in await db.Permits.Where(p => p.ApplicantId == ids.Count).ToListAsync()) await [|db.Applicants.FirstAsync(a => a.Id == permit.Fee)|];")]
    [InlineData("foreach (var permit in Load(ids.Count)) await [|db.Applicants.FirstAsync(a => a.Id == permit.ApplicantId)|];", "List<Permit> Load(int n) { if (n > 3) return permits; return db.Permits.ToList(); }")]
    [InlineData("foreach (var permit in Load(ids.Count)) await [|db.Applicants.FirstAsync(a => a.Id == permit.ApplicantId)|];", "List<Permit> Load(int n) => n > 0 ? Load(n - 1) : permits;")]
    [InlineData("var all = (await db.Permits.ToListAsync()).Where(p => ids.Count == 0 || p.Id == ids.Count); foreach (var permit in all) await [|db.Applicants.FirstAsync(a => a.Id == permit.ApplicantId)|];")]
    [InlineData("foreach (var id in await connection.QueryAsync<int>(\"SELECT Id FROM Permits WHERE Number = @number\", new { number = \"x\" })) await [|db.Permits.FindAsync(id)|];")]
    [InlineData("foreach (var id in await connection.QueryAsync<int>(\"OverduePermits\")) await [|db.Permits.FindAsync(id)|];")]
    public Task A_query_for_what_nothing_tells_the_number_of_stays_hidden(string body, string members = "") => Rule.Hides(Register.Method(body, members), Register.Platform);

    [Fact]
    public Task The_newest_Entity_Framework_is_known_too() => Rule.Finds(
        Register.Method("foreach (var id in ids) await [|db.Permits.Where(p => p.Id == id).ExecuteDeleteAsync()|];"), Register.Newest);

    [Theory]
    [InlineData("foreach (var permit in permits) ids.Add(await [|NameLength(permit)|]);", "async Task<int> NameLength(Permit permit) { var a = await db.Applicants.FirstAsync(a => a.Id == permit.ApplicantId); return a.Name.Length; }")]
    [InlineData("foreach (var permit in permits) ids.Add([|Documents(permit)|]);", "int Documents(Permit permit) => db.Documents.Count(d => d.Id == permit.Id);")]
    [InlineData("foreach (var permit in permits) ids.Add([|Documents(permit)|]);", "int Documents(Permit permit) { if (permit.Fee < 0) throw new ArgumentException(); var all = db.Documents; return all.Count(d => d.Id == permit.Id); }")]
    [InlineData("foreach (var permit in permits) ids.Add([|Documents(permit)|]);", "DbSet<Document> all; int Documents(Permit permit) { Func<int> other = () => { var all = new List<int>(); return all.Capacity + 1; }; return all.Count(d => d.Id == permit.Id); }")]
    [InlineData("foreach (var permit in permits) ids.Add([|Documents(permit)|]);", "Store store; int Documents(Permit permit) => store.Where(permit.Id).AsNoTracking().Count(); class Store : List<int> { public Db db; public IQueryable<Document> Where(int id) => db.Documents.Where(d => d.Id == id); }")]
    [InlineData("foreach (var permit in permits) ids.Add([|Documents(permit)|]);", "Task<int> Documents(int other) => Task.FromResult(other); int Documents(Permit permit) { var length = ids.Where(i => i > 3).ToList(); return db.Documents.Count(d => d.Id == permit.Id); }")]
    public Task A_query_in_a_method_that_the_loop_calls_is_found_at_the_call(string body, string method) => Rule.Finds(Register.Method(body, method), Register.Platform);

    [Theory]
    [InlineData("Dictionary<int, int> known = new(); async Task<int> Get(Permit permit) { if (known.TryGetValue(permit.Id, out var n)) return n; return known[permit.Id] = await db.Documents.CountAsync(d => d.Id == permit.Id); }")]
    [InlineData("Dictionary<int, int> known = new(); async Task<int> Get(Permit permit) { if (!known.TryGetValue(permit.Id, out var n)) n = await db.Documents.CountAsync(d => d.Id == permit.Id); return n; }")]
    [InlineData("async Task<int> Get(Permit permit) => permit.Documents?.Count ?? await db.Documents.CountAsync(d => d.Id == permit.Id);")]
    [InlineData("Task<int> Get(Permit permit) { Func<Task<int>> later = () => db.Documents.CountAsync(); return Task.FromResult(0); }")]
    [InlineData("async Task<int> Get(Permit permit) { using var own = factory.CreateDbContext(); return await own.Documents.CountAsync(d => d.Id == permit.Id); }")]
    public Task A_method_that_need_not_query_is_left_alone(string method) =>
        Rule.Ignores(Register.Method("foreach (var permit in permits) ids.Add(await Get(permit));", method), Register.Platform);

    [Theory]
    [InlineData("for (var page = 0; page < ids.Count; page++) permits.AddRange(await db.Permits.OrderBy(p => p.Id).Skip(page * 100).Take(100).ToListAsync());")]
    [InlineData("while (true) { var batch = await db.Permits.OrderBy(p => p.Id).Take(100).ToListAsync(); if (batch.Count == 0) break; }")]
    [InlineData("while (await db.Permits.Take(1000).ExecuteDeleteAsync() > 0) { }")]
    [InlineData("foreach (var chunk in ids.Chunk(500)) permits.AddRange(db.Permits.Where(p => chunk.Contains(p.Id)).ToList());")]
    [InlineData("List<Batch> batches = null; foreach (var batch in batches) { var keys = batch.Ids; permits.AddRange(await db.Permits.Where(p => keys.Contains(p.Id)).ToListAsync()); }", "class Batch { public int[] Ids; }")]
    [InlineData("while (!token.IsCancellationRequested) { var next = await db.Permits.FirstOrDefaultAsync(); await Task.Delay(1000); }")]
    public Task Pages_batches_and_polling_are_left_alone(string body, string members = "") => Rule.Ignores(Register.Method(body, members), Register.Platform);

    [Theory]
    [InlineData("foreach (var id in ids) { var p = await db.Permits.FindAsync(id); if (p != null) return p; }")]
    [InlineData("foreach (var id in ids) { if (db.Permits.Any(p => p.Id == id)) break; }")]
    [InlineData("for (var i = 0; i < ids.Count; i++) { try { return await db.Permits.ToListAsync(); } catch (DbUpdateException) { } }")]
    [InlineData("foreach (var permit in permits) { if (Type.GetType(permit.Number) == null) { db.Permits.Where(p => p.Id == permit.Id).ExecuteDelete(); } }")]
    public Task Searches_that_stop_and_attempts_are_left_alone(string body) => Rule.Ignores(Register.Method(body), Register.Platform);

    [Theory]
    [InlineData("foreach (var permit in await db.Permits.ToListAsync()) ids.Add(permit.Id);")]
    [InlineData("foreach (var permit in db.Permits) ids.Add(permit.Id);")]
    [InlineData("var query = db.Permits.AsQueryable(); foreach (var id in ids) query = query.Where(p => p.Id != id); return await query.ToListAsync();")]
    [InlineData("foreach (var permit in permits) db.Permits.Add(permit);")]
    [InlineData("foreach (var permit in permits) await db.Permits.AddAsync(permit);")]
    [InlineData("foreach (var id in ids) { var p = db.Permits.Local.FirstOrDefault(p => p.Id == id); }")]
    [InlineData("foreach (var id in ids) { var p = permits.First(p => p.Id == id); var q = permits.AsQueryable().First(q => q.Id == id); }")]
    [InlineData("return await db.Permits.Select(p => db.Applicants.First(a => a.Id == p.ApplicantId).Name).ToListAsync();")]
    [InlineData("foreach (var name in new[] { \"a\", \"b\" }) { var a = db.Applicants.First(a => a.Name == name); }")]
    [InlineData("foreach (var id in ids) { using var own = factory.CreateDbContext(); var p = own.Permits.First(p => p.Id == id); }")]
    public Task What_only_looks_like_it_is_left_alone(string body) => Rule.Ignores(Register.Method(body), Register.Platform);

    [Fact]
    public Task Migrations_are_left_alone() => Rule.Ignores(
        Register.Source("class First : Microsoft.EntityFrameworkCore.Migrations.Migration { protected override void Up(Microsoft.EntityFrameworkCore.Migrations.MigrationBuilder builder) { } void Move(Db db, int[] ids) { foreach (var id in ids) db.Permits.Find(id); } }"),
        Register.Platform);

    [Theory]
    [InlineData("namespace Own.Migrations.Routines { class Merge { void M(Db db, int[] ids) { foreach (var id in ids) db.Permits.Find(id); } } }")]
    [InlineData("class MigrateFees { void M(Db db, int[] ids) { foreach (var id in ids) db.Permits.Find(id); } }")]
    [InlineData("class FeesMigrator { void M(Db db, int[] ids) { foreach (var id in ids) db.Permits.Find(id); } }")]
    public Task A_programs_own_migrations_are_left_alone(string code) => Rule.Ignores(Register.Source(code), Register.Platform);

    [Fact]
    public Task What_is_only_about_immigration_is_found() => Rule.Finds(
        Register.Source("namespace Immigration { class Immigration { void M(Db db, int[] ids) { foreach (var id in ids) [|db.Permits.Find(id)|]; } } }"), Register.Platform);

    [Theory]
    [InlineData("List<Batch> batches = null; foreach (var batch in batches) { var keys = batch.Ids; permits.AddRange(db.Permits.Where(p => keys.Contains(p.Id)).ToList()); }")]
    [InlineData("List<Batch> batches = null; foreach (var batch in batches) { var keys = batch.Ids; await db.Permits.WithAny(keys).ExecuteDeleteAsync(); }")]
    public Task Batches_are_left_alone_in_the_newest_language_too(string body) => Rule.Ignores(
        Register.Method(body, "class Batch { public int[] Ids; }") + "\nstatic class Own { public static IQueryable<Permit> WithAny(this IQueryable<Permit> permits, int[] ids) => permits.Where(p => ids.Contains(p.Id)); }",
        Register.Newest);

    [Theory]
    [InlineData("static class SeedData { static void Fill(Db db, int[] ids) { foreach (var id in ids) if (!db.Permits.Any(p => p.Id == id)) db.Add(new Permit { Id = id }); } }")]
    [InlineData("class PermitsInstaller { void Fill(Db db, int[] ids) { foreach (var id in ids) db.Permits.Find(id); } }")]
    [InlineData("class BackfillFeesJob { void Run(Db db, int[] ids) { foreach (var id in ids) db.Permits.Find(id); } }")]
    [InlineData("namespace Register.Cli { class ImportCommand { void Run(Db db, int[] ids) { foreach (var id in ids) db.Permits.Find(id); } } }")]
    public Task Code_that_runs_once_is_left_alone(string code) => Rule.Ignores(Register.Source(code), Register.Platform);

    [Theory]
    [InlineData("foreach (var permit in permits) { if (permit.Fee > 9000) { var a = await db.Applicants.FirstAsync(a => a.Id == permit.ApplicantId); } permit.Fee = permit.Fee * 3 + permit.Documents.Count * 7; permit.IsOverdue = permit.DeadlineOn < DateTime.Today; permit.Touch(); }")]
    [InlineData("foreach (var permit in permits) { switch (permit.Fee) { case 1: permit.Fee = permit.Documents.Count * 7; permit.IsOverdue = permit.DeadlineOn < DateTime.Today; permit.Touch(); permit.Touch(); break; case 2: var a = db.Applicants.First(a => a.Id == permit.ApplicantId); break; } }")]
    [InlineData("foreach (var permit in permits) { try { permit.Touch(); } catch (InvalidOperationException) { var a = db.Applicants.First(a => a.Id == permit.ApplicantId); a.Name = \"\"; a.Permits = null; } }")]
    [InlineData("Applicant all = null; foreach (var permit in permits) { all ??= await db.Applicants.FirstAsync(); }")]
    [InlineData("Dictionary<int, Applicant> known = new(); foreach (var permit in permits) { if (!known.ContainsKey(permit.ApplicantId)) { known[permit.ApplicantId] = await db.Applicants.FirstAsync(a => a.Id == permit.ApplicantId); } }")]
    [InlineData("Dictionary<int, Applicant> known = new(); foreach (var permit in permits) { if (known.TryGetValue(permit.ApplicantId, out var a)) { a.Name = \"\"; } else { known[permit.ApplicantId] = await db.Applicants.FirstAsync(a => a.Id == permit.ApplicantId); } }")]
    [InlineData("Dictionary<int, Applicant> known = new(); foreach (var permit in permits) { if (known.ContainsKey(permit.ApplicantId)) continue; known[permit.ApplicantId] = await db.Applicants.FirstAsync(a => a.Id == permit.ApplicantId); }")]
    public Task What_few_turns_do_is_left_alone(string body) => Rule.Ignores(Register.Method(body), Register.Platform);

    [Theory]
    [InlineData("foreach (var permit in permits) { if (permit.Applicant != null) { var n = await [|db.Documents.CountAsync(d => d.Id == permit.Id)|]; } permit.Fee = permit.Fee * 3 + permit.Documents.Count * 7; permit.IsOverdue = permit.DeadlineOn < DateTime.Today; permit.Touch(); }")]
    [InlineData("foreach (var permit in permits) { if (permit.Discount.HasValue && await [|db.Documents.AnyAsync(d => d.Id == permit.Discount.Value)|]) permit.Touch(); }")]
    [InlineData("foreach (var permit in permits) { if (!permit.Discount.HasValue) { permit.Touch(); } else { try { var a = await [|db.Applicants.FirstAsync(a => a.Id == permit.Discount.Value)|]; } catch (InvalidOperationException) { } } }")]
    [InlineData("foreach (var permit in permits) { if (permit.Fee != 3 && !permit.IsOverdue) { var a = await [|db.Applicants.FirstAsync(a => a.Id == permit.ApplicantId)|]; a.Name = \"\"; } }")]
    public Task What_most_turns_do_is_found_behind_a_condition(string body) => Rule.Finds(Register.Method(body), Register.Platform);

    [Theory]
    [InlineData("foreach (var permit in permits) { var own = await Make(permit); var a = await db.Permits.FirstAsync(p => p.Id == own.Id); }")]
    [InlineData("foreach (var permit in permits) { var own = new Permit { Id = permit.Id + 1 }; db.Add(own); var a = await db.Permits.FirstAsync(p => p.Id == own.Id); }")]
    [InlineData("foreach (var permit in permits) { var (own, n) = (await Make(permit), 3); var a = await db.Permits.FindAsync(own.Id); }")]
    [InlineData("foreach (var permit in permits) { Permit own; own = await Make(permit); var key = own.Id; var a = await db.Permits.FirstAsync(p => p.Id == key); }")]
    public Task A_key_that_the_turn_itself_made_is_left_alone(string body) =>
        Rule.Ignores(Register.Method(body, "Task<Permit> Make(Permit permit) => Task.FromResult(permit);"), Register.Platform);

    [Theory]
    [InlineData("foreach (var permit in permits) { var a = await db.Permits.FirstOrDefaultAsync(p => p.Number == permit.Number && p.Fee == permit.Fee); }")]
    [InlineData("foreach (var permit in permits) { var n = await db.Permits.CountAsync(p => p.DeadlineOn < permit.DeadlineOn); }")]
    [InlineData("foreach (var permit in permits) { var n = await db.Permits.CountAsync(p => p.Number.StartsWith(permit.Number)); }")]
    [InlineData("foreach (var permit in permits) await db.Permits.Where(p => p.Id == permit.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.Fee, permit.Fee));")]
    [InlineData("foreach (var permit in permits) { db.Remove(permit); await db.SaveChangesAsync(); var n = await db.Permits.CountAsync(); }")]
    public Task What_no_set_of_keys_can_say_is_left_alone(string body) => Rule.Ignores(Register.Method(body), Register.Platform);

    [Theory]
    [InlineData("foreach (var permit in permits.Take(3)) { var a = db.Applicants.First(a => a.Id == permit.ApplicantId); }")]
    [InlineData("foreach (var kind in Kinds) { var a = db.Applicants.First(a => a.Name == kind); }")]
    [InlineData("foreach (var entry in db.ChangeTracker.Entries<Permit>().ToArray()) { var a = db.Applicants.First(a => a.Id == entry.Entity.ApplicantId); }")]
    [InlineData("foreach (var group in permits.GroupBy(p => p.Fee)) { var a = db.Applicants.First(a => a.Id == group.Key); }")]
    [InlineData("foreach (var idChunk in Parts()) { var all = db.Permits.Where(p => idChunk.First == p.Id).ToList(); }")]
    [InlineData("foreach (var id in ids) { var p = db.Permits.First(p => p.Id == id); db.ChangeTracker.Clear(); }")]
    [InlineData("Option<Permit> maybe = null; foreach (var permit in maybe) { var a = db.Applicants.First(a => a.Id == permit.ApplicantId); }")]
    public Task Few_items_and_portions_are_left_alone(string body) => Rule.Ignores(
        Register.Method(body, "class Option<T> : List<T> { } static readonly string[] Kinds = { \"a\", \"b\" }; class Part { public int First; } List<Part> Parts() => null;"), Register.Platform);

    [Theory]
    [InlineData("public Task<Applicant> GetAsync(int id) => db.Applicants.FirstOrDefaultAsync(a => a.Id == id);")]
    [InlineData("public async Task<Applicant> GetAsync(int id) { if (id < 0) throw new ArgumentException(); var found = await db.Set<Applicant>().Include(a => a.Permits).Where(a => a.Id == id).SingleAsync(); return found; }")]
    [InlineData("public async Task<Applicant> GetAsync(int id) { return await this.db.Applicants.FindAsync(id).ConfigureAwait(false) ?? throw new InvalidOperationException(); }")]
    public Task A_query_of_a_repository_behind_an_interface_is_found(string method) => Rule.Finds(Register.Source(Repository("var a = await [|applicants.GetAsync(id)|];", method)), Register.Platform);

    [Theory]
    [InlineData("public Task<Applicant> GetAsync(int id) => Task.FromResult(new Applicant { Id = id });")]
    [InlineData("Applicant known; public async Task<Applicant> GetAsync(int id) { if (known != null) return known; return known = await db.Applicants.FirstOrDefaultAsync(a => a.Id == id); }")]
    [InlineData("public async Task<Applicant> GetAsync(int id) => id == 0 ? null : await db.Applicants.FirstOrDefaultAsync(a => a.Id == id);")]
    [InlineData("public Task<Applicant> GetAsync(int id) => db.Applicants.FirstOrDefaultAsync(a => a.Id < id);")]
    [InlineData("public Task<Applicant> GetAsync(int id) => db.Applicants.OrderBy(a => a.Id).Skip(id).FirstOrDefaultAsync(a => a.Id == id);")]
    [InlineData("public Task<Applicant> GetAsync(int id) => db.Applicants.FirstOrDefaultAsync();")]
    [InlineData("public async Task<Applicant> GetAsync(int id) { foreach (var a in new List<Applicant>()) return a; return await db.Applicants.FirstOrDefaultAsync(a => a.Id == id); }")]
    [InlineData("public Task<Applicant> GetAsync(int id) => Cached(() => db.Applicants.FirstOrDefaultAsync(a => a.Id == id)); Task<Applicant> Cached(Func<Task<Applicant>> query) => query();")]
    public Task A_repository_that_need_not_query_by_that_key_is_left_alone(string method) => Rule.Ignores(Register.Source(Repository("var a = await applicants.GetAsync(id);", method)), Register.Platform);

    [Fact]
    public Task A_repository_of_which_there_are_two_is_left_alone() => Rule.Ignores(
        Register.Source(Repository("var a = await applicants.GetAsync(id);", "public Task<Applicant> GetAsync(int id) => db.Applicants.FirstOrDefaultAsync(a => a.Id == id);")
            + "class Cached : IApplicants { public Task<Applicant> GetAsync(int id) => null; }"),
        Register.Platform);

    [Fact]
    public Task An_extension_of_the_programs_own_is_found() => Rule.Finds(
        Register.Method("foreach (var permit in permits) { var a = [|db.Applicants.ById(permit.ApplicantId)|]; }")
            + "\nstatic class Own { public static Applicant ById(this DbSet<Applicant> applicants, int id) => applicants.FirstOrDefault(a => a.Id == id); }",
        Register.Platform);

    [Theory]
    [InlineData("if (id > 9000) { var a = await applicants.GetAsync(id); } ids.ToList().Sort(); ids.ToList().Reverse(); ids.ToList().Clear();")]
    [InlineData("var made = await Task.FromResult(id + 1); var a = await applicants.GetAsync(made);")]
    [InlineData("var a = await applicants.GetAsync(3);")]
    public Task What_few_turns_ask_of_a_repository_is_left_alone(string turn) => Rule.Ignores(
        Register.Source(Repository(turn, "public Task<Applicant> GetAsync(int id) => db.Applicants.FirstOrDefaultAsync(a => a.Id == id);")), Register.Platform);

    [Fact]
    public Task Tests_are_left_alone() => Rule.Ignores(Register.Method("foreach (var id in ids) db.Permits.Find(id);"), Register.Platform.WithProperty("IsTestProject", "true"));

    private static string Repository(string turn, string method) => $$"""
        interface IApplicants { Task<Applicant> GetAsync(int id); }

        class Applicants(Db db) : IApplicants { {{(method.Contains("this.db", StringComparison.Ordinal) ? "readonly Db db = db; " : "")}}{{method}} }

        class C
        {
            async Task M(IApplicants applicants, int[] ids)
            {
                foreach (var id in ids)
                {
                    {{turn}}
                }
            }
        }

        """;
}
