using Rule = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Rules.Data.StatementInLoop.StatementInLoopAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;

namespace GreenCode.Analyzers.Tests.Rules.Data;

public class StatementInLoopTests
{
    private const string Command = "using var command = connection.CreateCommand(); command.CommandText = \"UPDATE Permits SET Fee = 1 WHERE Id = @id\"; ";

    [Theory]
    [InlineData(Command + "foreach (var id in ids) [|command.ExecuteNonQuery()|];")]
    [InlineData(Command + "foreach (var id in ids) { if (id > 3) { [|command.ExecuteScalar()|]; } }")]
    [InlineData(Command + "foreach (var id in ids) await [|command.ExecuteNonQueryAsync(token)|];")]
    [InlineData(Command + "for (var i = 0; i < ids.Count; i++) { using var reader = await [|command.ExecuteReaderAsync()|]; }")]
    [InlineData("foreach (var id in ids) { " + Command + "await [|command.ExecuteScalarAsync()|].ConfigureAwait(false); }")]
    [InlineData("foreach (var id in ids) { using IDbCommand command = connection.CreateCommand(); command.CommandText = $\"DELETE FROM Permits WHERE Id = {id}\"; [|command.ExecuteNonQuery()|]; }")]
    [InlineData(Command + "ids.ForEach(id => [|command.ExecuteNonQuery()|]);")]
    public Task An_ADO_NET_command_for_each_item_is_found(string body) => Rule.Hides(Register.Method(body), Register.Platform);

    [Theory]
    [InlineData("foreach (var id in ids) [|connection.Execute(\"DELETE FROM Permits WHERE Id = @id\", new { id })|];")]
    [InlineData("foreach (var id in ids) await [|connection.ExecuteAsync(\"DELETE FROM Permits WHERE Id = @id\", new { id })|];")]
    [InlineData("foreach (var id in ids) { var rows = await [|connection.QueryAsync<Permit>(\"SELECT Id FROM Permits WHERE Id = @id\", new { id })|]; }")]
    [InlineData("var all = ids.Select(id => [|connection.QuerySingle<Permit>(\"SELECT Id FROM Permits WHERE Id = @id\", new { id })|]).ToList();")]
    [InlineData("await Task.WhenAll(ids.Select(async id => await [|connection.ExecuteScalarAsync<int>(\"SELECT Fee FROM Permits WHERE Id = @id\", new { id })|]));")]
    [InlineData("foreach (var id in ids) { var found = [|connection.QueryFirstOrDefault<Permit>(\"SELECT Id FROM Permits WHERE Id = @id\", new { id })|]; if (found == null) return null; permits.Add(found); }")]
    public Task A_Dapper_statement_for_each_item_is_found(string body) => Rule.Hides(Register.Method(body), Register.Platform);

    [Theory]
    [InlineData("foreach (var id in ids) await [|db.Database.ExecuteSqlRawAsync(\"DELETE FROM Permits WHERE Id = {0}\", id)|];")]
    [InlineData("foreach (var id in ids) await [|db.Database.ExecuteSqlAsync($\"DELETE FROM Permits WHERE Id = {id}\")|];")]
    [InlineData("foreach (var id in ids) [|db.Database.ExecuteSqlInterpolated($\"DELETE FROM Permits WHERE Id = {id}\")|];")]
    public Task Raw_SQL_of_Entity_Framework_for_each_item_is_found(string body) => Rule.Hides(Register.Method(body), Register.Platform);

    [Theory]
    [InlineData(Command + "using var reader = connection.CreateCommand().ExecuteReader(); while (reader.Read()) [|command.ExecuteNonQuery()|];")]
    [InlineData("foreach (var id in connection.Query<int>(\"SELECT Id FROM Permits\")) [|connection.Execute(\"DELETE FROM Permits WHERE Id = @id\", new { id })|];")]
    [InlineData("var late = await db.Permits.Where(p => p.IsOverdue).ToListAsync(); foreach (var permit in late) await [|db.Database.ExecuteSqlAsync($\"DELETE FROM Permits WHERE Id = {permit.Id}\")|];")]
    [InlineData("foreach (var line in System.IO.File.ReadLines(\"permits.csv\")) [|connection.Execute(\"INSERT INTO Permits (Number) VALUES (@line)\", new { line })|];")]
    public Task A_statement_for_each_row_or_line_is_a_warning(string body) => Rule.Warns(Register.Method(body), Register.Platform);

    [Theory]
    [InlineData("namespace Data.Migration { class update_titles : MigrationBase { void M(DbConnection connection) { foreach (var id in connection.Query<int>(\"SELECT Id FROM Permits\")) connection.Execute(\"UPDATE Permits SET Fee = 1 WHERE Id = @id\", new { id }); } } class MigrationBase { } }")]
    [InlineData("class update_titles : OwnMigrationBase { void M(DbConnection connection) { foreach (var id in connection.Query<int>(\"SELECT Id FROM Permits\")) connection.Execute(\"UPDATE Permits SET Fee = 1 WHERE Id = @id\", new { id }); } } class OwnMigrationBase { }")]
    public Task Migrations_are_left_alone(string type) => Rule.Ignores(Register.Source(type), Register.Platform);

    [Fact]
    public Task A_branch_that_few_turns_take_is_left_alone() => Rule.Ignores(
        Register.Method("foreach (var permit in db.Permits.ToList()) { var number = permit.Number.Trim(); if (number != permit.Number) { connection.Execute(\"UPDATE Permits SET Number = @number\", new { number }); } permits.Add(permit); Console.WriteLine(number); Console.WriteLine(permit.Id); }"),
        Register.Platform);

    [Fact]
    public Task Code_that_fills_a_database_is_hidden() => Rule.Hides(
        Register.Source("class Seeder { void Seed(DbConnection connection) { foreach (var id in connection.Query<int>(\"SELECT Id FROM Permits\")) [|connection.Execute(\"INSERT INTO Permits (Id) VALUES (@id)\", new { id })|]; } }"),
        Register.Platform,
        "M:Seeder.Seed(System.Data.Common.DbConnection)");

    [Theory]
    [InlineData("foreach (var chunk in ids.Chunk(500)) await connection.ExecuteAsync(\"DELETE FROM Permits WHERE Id IN @chunk\", new { chunk });")]
    [InlineData("List<List<int>> batches = null; foreach (var batch in batches) connection.Execute(\"DELETE FROM Permits WHERE Id IN @batch\", new { batch });")]
    [InlineData("for (var i = 0; i < ids.Count; i += 500) connection.Execute(\"DELETE FROM Permits WHERE Id IN @batch\", new { batch = ids.Skip(i).Take(500) });")]
    [InlineData("while (connection.Execute(\"DELETE FROM Permits LIMIT 1000\") > 0) { }")]
    [InlineData("while (!token.IsCancellationRequested) { connection.Execute(\"DELETE FROM Permits WHERE Fee = 0\"); await Task.Delay(1000); }")]
    [InlineData("for (var page = 0; page < ids.Count; page++) permits.AddRange(connection.Query<Permit>(\"SELECT Id FROM Permits ORDER BY Id OFFSET @page ROWS\", new { page }));")]
    public Task Batches_pages_and_polling_are_left_alone(string body) => Rule.Ignores(Register.Method(body), Register.Platform);

    [Theory]
    [InlineData("for (var attempt = 0; attempt < ids.Count; attempt++) { try { connection.Execute(\"DELETE FROM Permits\"); return null; } catch (DbException) { await Task.Delay(10); } }")]
    [InlineData("for (var i = 0; i < 3; i++) connection.Execute(\"DELETE FROM Permits\");")]
    [InlineData("foreach (var id in ids) { if (connection.ExecuteScalar<int>(\"SELECT Fee FROM Permits WHERE Id = @id\", new { id }) > 0) return id; }")]
    [InlineData("foreach (var id in ids) { var found = connection.QueryFirstOrDefault<Permit>(\"SELECT Id FROM Permits WHERE Id = @id\", new { id }); if (found != null) break; }")]
    public Task Attempts_and_searches_that_stop_are_left_alone(string body) => Rule.Ignores(Register.Method(body), Register.Platform);

    [Theory]
    [InlineData("foreach (var table in new[] { \"Permits\", \"Documents\" }) connection.Execute($\"DELETE FROM {table}\");")]
    [InlineData("string[] tables = [\"Permits\", \"Documents\"]; foreach (var table in tables) connection.Execute(\"DELETE FROM \" + table);")]
    [InlineData("string[] statements = null; foreach (var statement in statements) connection.Execute(statement);")]
    [InlineData("string[] statements = null; foreach (var statement in statements) { using var command = connection.CreateCommand(); command.CommandText = statement; command.ExecuteNonQuery(); }")]
    [InlineData("List<string> tables = null; foreach (var table in tables) connection.Execute($\"CREATE TABLE {table} (Id INTEGER)\");")]
    [InlineData("List<string> tables = null; foreach (var table in tables) await db.Database.ExecuteSqlRawAsync($\"DROP TABLE {table}\");")]
    public Task Scripts_definitions_and_a_handful_of_constants_are_left_alone(string body) => Rule.Ignores(Register.Method(body), Register.Platform);

    [Theory]
    [InlineData("using var command = sqlite.CreateCommand(); command.CommandText = \"INSERT INTO Permits (Id) VALUES (@id)\"; foreach (var id in ids) command.ExecuteNonQuery();")]
    [InlineData("foreach (var id in ids) sqlite.Execute(\"DELETE FROM Permits WHERE Id = @id\", new { id });")]
    public Task SQLite_runs_in_the_process_so_that_there_is_no_way_to_go(string body) => Rule.Ignores(Register.Method(body), Register.Platform);

    [Theory]
    [InlineData("connection.Execute(\"DELETE FROM Permits\");")]
    [InlineData("foreach (var permit in connection.Query<Permit>(\"SELECT Id FROM Permits\")) permits.Add(permit);")]
    [InlineData("foreach (var id in ids) { Action later = () => connection.Execute(\"DELETE FROM Permits\"); later(); }")]
    [InlineData("foreach (var id in ids) { void Later() => connection.Execute(\"DELETE FROM Permits\"); Later(); }")]
    [InlineData("connection.Execute(\"DELETE FROM Permits WHERE Id = @Id\", permits);")]
    public Task Statements_outside_a_loop_are_left_alone(string body) => Rule.Ignores(Register.Method(body), Register.Platform);

    [Fact]
    public Task Methods_that_only_are_called_alike_are_left_alone() => Rule.Ignores(
        "class Job { public int ExecuteNonQuery() => 0; } class C { void M(Job job, int[] ids) { foreach (var id in ids) job.ExecuteNonQuery(); } }");

    [Fact]
    public Task Tests_are_left_alone() => Rule.Ignores(
        Register.Method("foreach (var id in ids) connection.Execute(\"DELETE FROM Permits WHERE Id = @id\", new { id });"), Register.Platform.WithProperty("IsTestProject", "true"));
}
