using System.Data.Common;
using System.Text.Json;
using GreenCode.Benchmarks.Databases;
using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>The numbers of 500 permits by key, twenty times over.</summary>
[RuleBenchmark("GRN0301")]
internal sealed class StatementInLoopBenchmark : IWorkload
{
    private const int Repetitions = 20;

    private static readonly int[] Ids = [.. Enumerable.Range(1, 500)];

    public string Case => "Lookup";

    public int Runs => 25;

    public Task Before()
    {
        using DbConnection connection = BenchmarkDatabase.Shared.Connect();
        for (var i = 0; i < Repetitions; i++)
        {
            var numbers = new List<string>();
            foreach (var id in Ids)
            {
                using var command = connection.CreateCommand();
                command.CommandText = "SELECT Number FROM Permits WHERE Id = @id";
                Add(command, "@id", id);
                numbers.Add((string)command.ExecuteScalar()!);
            }

            ArgumentOutOfRangeException.ThrowIfNotEqual(numbers.Count, Ids.Length);
        }

        return Task.CompletedTask;
    }

    public Task After()
    {
        using DbConnection connection = BenchmarkDatabase.Shared.Connect();
        for (var i = 0; i < Repetitions; i++)
        {
            var numbers = new List<string>();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT Number FROM Permits WHERE Id IN (SELECT value FROM json_each(@ids))";
            Add(command, "@ids", JsonSerializer.Serialize(Ids));
            using var reader = command.ExecuteReader();
            while (reader.Read())
                numbers.Add(reader.GetString(0));
            ArgumentOutOfRangeException.ThrowIfNotEqual(numbers.Count, Ids.Length);
        }

        return Task.CompletedTask;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
