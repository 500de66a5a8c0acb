using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>Programs that are published with and without the property, and run as processes of their own.</summary>
internal static class OptimisationTurnedOffBenchmark
{
    private const string Rules = """
        using System;
        using System.Collections.Generic;
        using System.Linq;

        internal interface IRule { bool Holds(Permit permit); }

        internal sealed class Since(int year) : IRule { public bool Holds(Permit permit) => permit.Year >= year; }

        internal sealed class Above(int area) : IRule { public bool Holds(Permit permit) => permit.Area > area; }

        internal sealed class About(string subject) : IRule { public bool Holds(Permit permit) => permit.Subject == subject; }

        internal sealed record Permit(int Number, int Year, int Area, string Subject);

        internal static class Program
        {
            private static void Main()
            {
                var permits = Enumerable.Range(0, 2000).Select(i => new Permit(i, 1990 + (i % 36), i % 500, i % 7 == 0 ? "Dakkapel" : "Schuur")).ToList();
                var rules = new List<IRule> { new Since(2000), new Above(50), new About("Dakkapel") };
                var granted = 0L;
                for (var round = 0; round < 3000; round++)
                    granted += permits.Where(permit => rules.All(rule => rule.Holds(permit))).Select(permit => permit.Number).Sum();
                Console.Error.Write(granted > 0 ? "" : "none");
                Console.WriteLine(GC.GetTotalAllocatedBytes());
            }
        }
        """;

    private const string Words = """
        using System;
        using System.Linq;

        internal static class Program
        {
            private static void Main()
            {
                var text = string.Concat(Enumerable.Repeat("De aanvraag voor een dakkapel, ingediend op 3 maart. ", 400));
                var words = 0L;
                for (var round = 0; round < 10_000; round++)
                    words += Count(text);
                Console.Error.Write(words > 0 ? "" : "none");
                Console.WriteLine(GC.GetTotalAllocatedBytes());
            }

            private static int Count(string text)
            {
                var (count, inside) = (0, false);
                foreach (var character in text)
                {
                    var letter = IsLetter(character);
                    if (letter && !inside)
                        count++;
                    inside = letter;
                }

                return count;
            }

            private static bool IsLetter(char character) => (character | 0x20) is >= 'a' and <= 'z';
        }
        """;

    [RuleBenchmark("GRN0902")]
    internal sealed class Optimize() : PublishedPair(Words, (Current, "<Optimize>false</Optimize>"), (Current, ""))
    {
        public override string Case => "Optimize";
    }

    /// <summary>No rule came of it: docs/rules/rejected.md has the figures.</summary>
    [RuleBenchmark("GRN0902-runtime")]
    internal sealed class TieredPgo() : PublishedPair(Rules, (Current, "<TieredPGO>false</TieredPGO>"), (Current, ""))
    {
        public override string Case => "TieredPGO";
    }

    /// <summary>No rule came of it: docs/rules/rejected.md has the figures.</summary>
    [RuleBenchmark("GRN0902-runtime")]
    internal sealed class TieredCompilation() : PublishedPair(Rules, (Current, "<TieredCompilation>false</TieredCompilation>"), (Current, ""))
    {
        public override string Case => "TieredCompilation";
    }
}
