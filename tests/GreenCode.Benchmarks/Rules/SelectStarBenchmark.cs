using Dapper;
using GreenCode.Benchmarks.Databases;
using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>Three columns of 2,000 rows that also hold a text of 500 characters, ten times over.</summary>
[RuleBenchmark("GRN0307")]
internal sealed class SelectStarBenchmark : IWorkload
{
    private const int Repetitions = 10;
    private const int Rows = 2_000;

    public string Case => "Columns";

    public int Runs => 25;

    public Task Before() => ReadAsync("SELECT * FROM Permits WHERE Id <= @Rows");

    public Task After() => ReadAsync("SELECT Id, Number, ReceivedOn FROM Permits WHERE Id <= @Rows");

    private static async Task ReadAsync(string sql)
    {
        using var connection = BenchmarkDatabase.Shared.Connect();
        for (var i = 0; i < Repetitions; i++)
            ArgumentOutOfRangeException.ThrowIfNotEqual((await connection.QueryAsync<Line>(sql, new { Rows })).Count(line => line.Number.Length > 0), Rows);
    }

    private sealed class Line
    {
        public int Id { get; set; }

        public string Number { get; set; } = "";

        public string ReceivedOn { get; set; } = "";
    }
}
