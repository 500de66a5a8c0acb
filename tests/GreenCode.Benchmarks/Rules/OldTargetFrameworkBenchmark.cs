using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>The same program published for two frameworks, each with its newest runtime. No rule came of it: docs/rules/rejected.md has the figures.</summary>
[RuleBenchmark("GRN0904")]
internal sealed class OldTargetFrameworkBenchmark() : PublishedPair(Program, ("net8.0", ""), (Current, ""))
{
    private const string Program = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text.Json;
        using System.Text.RegularExpressions;

        internal sealed record Permit(int Number, string Subject, DateTime Received, List<string> Remarks);

        internal static class Program
        {
            private static readonly Regex Postcode = new("[1-9][0-9]{3} ?[A-Z]{2}");

            private static void Main()
            {
                var found = 0;
                for (var round = 0; round < 40; round++)
                {
                    var permits = Enumerable.Range(0, 500)
                        .Select(i => new Permit(i, $"Dakkapel {i % 37}", new DateTime(2026, 1, 1).AddHours(i * 7), [$"{1000 + i} AB", "gereed"]))
                        .ToList();
                    var read = JsonSerializer.Deserialize<List<Permit>>(JsonSerializer.Serialize(permits))!;
                    found += read.OrderBy(permit => permit.Subject, StringComparer.Ordinal).ThenByDescending(permit => permit.Received)
                        .GroupBy(permit => permit.Subject)
                        .ToDictionary(group => group.Key, group => group.Sum(permit => permit.Remarks.Count(remark => Postcode.IsMatch(remark))))
                        .Count;
                }

                Console.Error.Write(found > 0 ? "" : "none");
                Console.WriteLine(GC.GetTotalAllocatedBytes());
            }
        }
        """;

    public override string Case => "Net8";
}
