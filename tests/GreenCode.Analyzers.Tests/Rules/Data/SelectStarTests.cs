using Rule = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Rules.Data.SelectStar.SelectStarAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;

namespace GreenCode.Analyzers.Tests.Rules.Data;

public class SelectStarTests
{
    [Theory]
    [InlineData("return connection.Query<Line>([|\"SELECT * FROM Permits\"|]);")]
    [InlineData("return await connection.QueryAsync<Line>([|Sql|]);", "const string Sql = \"select * from Permits where Id = @id\";")]
    [InlineData("var sql = \"SELECT p.* FROM Permits p\"; return connection.QueryFirst<Line>([|sql|]);")]
    [InlineData("return connection.QueryMultiple([|\"SELECT Id FROM Permits; SELECT * FROM Documents\"|]);")]
    [InlineData("var command = connection.CreateCommand(); command.CommandText = [|\"SELECT * FROM Permits\"|]; return command.ExecuteReader();")]
    [InlineData("return new SqliteCommand([|\"SELECT DISTINCT * FROM Permits\"|], sqlite).ExecuteReader();")]
    [InlineData("return db.Database.SqlQuery<Line>([|$\"SELECT * FROM Permits WHERE Id = {ids.Count}\"|]).ToList();")]
    [InlineData("return connection.Query<Line>([|\"SELECT p.Id, a.* FROM Permits p JOIN Applicants a ON a.Id = p.ApplicantId\"|]);")]
    [InlineData("return connection.Query<Line>([|\"SELECT * \" + \"FROM Permits WHERE Id IN (\" + string.Join(\",\", ids) + \")\"|]);")]
    [InlineData("return connection.Query<Line>([|\"SELECT TOP 10 * FROM Permits\"|]);")]
    [InlineData("return connection.Query<Line>([|\"-- all of them\\nSELECT /* really */ * FROM [Permits]\"|]);")]
    public Task All_columns_are_found(string body, string members = "") => Rule.Finds(Register.Method(body, members + "class Line { public int Id { get; set; } }"), Register.Platform);

    [Theory]
    [InlineData("return connection.Query<Permit>(\"SELECT * FROM Permits\");")]
    [InlineData("return connection.QueryFirst<Permit>(\"SELECT TOP(1) * FROM [dbo].[Permit] WHERE Id = 1\");")]
    [InlineData("return connection.Query<Permit>(\"SELECT p.* FROM Applicants a JOIN permits AS p ON a.Id = p.ApplicantId\");")]
    [InlineData("return connection.Query<PermitData>(\"SELECT * FROM \\\"Permits\\\"\");", "class PermitData { }")]
    [InlineData("return await connection.QueryAsync<(int Id, string Number)>(\"SELECT * FROM Permits\");")]
    [InlineData("return connection.Query<Category>(\"SELECT * FROM categories\");", "class Category { }")]
    [InlineData("return db.Database.SqlQuery<Permit>($\"SELECT * FROM Permits\").ToList();")]
    public Task A_type_that_is_named_after_the_table_wants_its_columns(string body, string members = "") => Rule.Ignores(Register.Method(body, members), Register.Platform);

    [Theory]
    [InlineData("return connection.Query<Line>([|\"SELECT * FROM Permits\"|]);")]
    [InlineData("return await connection.QueryAsync<Line>([|\"SELECT p.* FROM dbo.Permits p\"|]);")]
    [InlineData("return db.Database.SqlQuery<Line>([|$\"SELECT * FROM Permits WHERE Id = {ids.Count}\"|]).ToList();")]
    public Task Columns_that_are_certainly_left_over_are_a_suggestion(string body) =>
        Rule.Suggests(Register.Method(body, "class Line { public int Id { get; set; } public string Number { get; set; } }"), Register.Platform);

    [Theory]
    [InlineData("return connection.Query<Line>([|\"SELECT * FROM Fees\"|]);")]
    [InlineData("return connection.Query<Line>([|\"SELECT * FROM Applicants\"|]);")]
    [InlineData("return connection.Query([|\"SELECT * FROM Permits\"|]);")]
    [InlineData("var command = connection.CreateCommand(); command.CommandText = [|\"SELECT * FROM Permits\"|]; return command.ExecuteReader();")]
    public Task Where_nothing_tells_the_columns_it_stays_hidden(string body) =>
        Rule.Hides(Register.Method(body, "class Line { public int Id { get; set; } public string Number { get; set; } }"), Register.Platform);

    [Fact]
    public Task All_columns_of_another_table_are_found() => Rule.Finds(
        Register.Method("return connection.Query<Permit>([|\"SELECT p.Id, a.* FROM Permits p JOIN Applicants a ON a.Id = p.ApplicantId\"|]);"), Register.Platform);

    [Theory]
    [InlineData("SELECT Id, Number FROM Permits")]
    [InlineData("SELECT COUNT(*) FROM Permits")]
    [InlineData("SELECT Id FROM Permits p WHERE EXISTS (SELECT * FROM Documents d WHERE d.PermitId = p.Id)")]
    [InlineData("SELECT Fee * 2 FROM Permits")]
    [InlineData("SELECT (Fee) * 2, Id * Fee FROM Permits")]
    [InlineData("SELECT Id FROM Permits -- not SELECT * FROM Permits")]
    [InlineData("SELECT Id FROM Permits WHERE Number = 'SELECT * FROM x'")]
    [InlineData("WITH late AS (SELECT Id FROM Permits) SELECT * FROM late")]
    [InlineData("SELECT * FROM (SELECT Id FROM Permits) p")]
    [InlineData("SELECT * FROM #late")]
    [InlineData("SELECT * FROM generate_series(1, 10)")]
    [InlineData("INSERT INTO Archive SELECT * FROM Permits")]
    [InlineData("SELECT * INTO Archive FROM Permits")]
    [InlineData("DELETE FROM Permits")]
    [InlineData("SELECT *")]
    [InlineData("")]
    public Task Other_statements_are_left_alone(string sql) => Rule.Ignores(Register.Method($"return connection.Query<object>(\"{sql}\");"), Register.Platform);

    [Theory]
    [InlineData("return db.Permits.FromSqlRaw(\"SELECT * FROM Permits\").ToList();")]
    [InlineData("return db.Permits.FromSqlInterpolated($\"SELECT * FROM Permits WHERE Id = {ids.Count}\").ToList();")]
    public Task Entities_need_all_their_columns(string body) => Rule.Ignores(Register.Method(body), Register.Platform);

    [Theory]
    [InlineData("return \"SELECT * FROM Permits\";")]
    [InlineData("Console.WriteLine(\"SELECT * FROM Permits\");")]
    [InlineData("string sql = Environment.CommandLine; return connection.Query<Permit>(sql);")]
    public Task Text_that_goes_to_no_database_is_left_alone(string body) => Rule.Ignores(Register.Method(body), Register.Platform);

    [Fact]
    public Task Files_with_SQL_are_read_too() => Rule.Hides(
        "class C { }",
        Platform.Net80.WithFile(
            "/project/Queries/overdue.sql",
            """
            -- SELECT * FROM nothing
            SELECT [|*|] FROM Permits WHERE IsOverdue = 1;
            INSERT INTO Archive SELECT * FROM Permits;
            GO
            SELECT Id, d.[|*|] FROM Permits p JOIN Documents d ON d.PermitId = p.Id
            """));

    [Fact]
    public Task Other_files_are_left_alone() => Rule.Ignores("class C { }", Platform.Net80.WithFile("/project/notes.txt", "SELECT * FROM Permits"));
}
