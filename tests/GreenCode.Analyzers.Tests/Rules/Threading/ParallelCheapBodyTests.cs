using Rule = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Rules.Threading.ParallelCheapBody.ParallelCheapBodyAnalyzer, GreenCode.Analyzers.Rules.Threading.ParallelCheapBody.ParallelCheapBodyFixer>;

namespace GreenCode.Analyzers.Tests.Rules.Threading;

public class ParallelCheapBodyTests
{
    [Theory]
    [InlineData("[|Parallel.For(0, a.Length, i => a[i] *= 2)|];")]
    [InlineData("[|Parallel.For(0, a.Length, i => { a[i] = _factor * i; })|];")]
    [InlineData("[|Parallel.For(0, 1000, i => { if (a[i] > 3) a[i] = 3; else a[i]++; })|];")]
    [InlineData("[|Parallel.For(0, a.Length, i => { var x = Math.Max(a[i], 0); Interlocked.Add(ref _sum, x); })|];")]
    [InlineData("[|Parallel.ForEach(points, p => p.X = p.Y + 1)|];")]
    [InlineData("[|Parallel.For(0, a.Length, new ParallelOptions(), i => a[i] *= 2)|];")]
    [InlineData("var s = [|a.AsParallel()|].Where(x => x > 3).Sum();")]
    [InlineData("var s = [|a.AsParallel()|].Select(x => x * 2).ToArray();")]
    [InlineData("var s = (from x in [|a.AsParallel()|] where x > 3 select x * 2).ToList();")]
    public Task Arithmetic_in_parallel_is_a_suggestion(string body) => Rule.Suggests(In(body));

    [Theory]
    [InlineData("Parallel.For(0, a.Length, i => a[i] = Work(i));")]
    [InlineData("Parallel.For(0, 4, i => { for (var j = 0; j < 1000000; j++) a[i] += j; });")]
    [InlineData("Parallel.ForEach(points, p => Console.WriteLine(p));")]
    [InlineData("Parallel.ForEach(points, p => p.Slow = 1);")]
    [InlineData("Parallel.For(0, a.Length, i => _texts[i] = \"x\" + a[i]);")]
    [InlineData("Parallel.For(0, a.Length, i => _texts[i] = new string('x', i));")]
    [InlineData("Parallel.For(0, a.Length, Visit);")]
    [InlineData("Parallel.For(0, a.Length, () => 0, (i, state, sum) => sum + a[i], sum => Interlocked.Add(ref _sum, sum));")]
    [InlineData("Parallel.For(0, a.Length, (i, state) => { if (a[i] > 3) state.Stop(); });")]
    [InlineData("var result = Parallel.For(0, a.Length, i => a[i] *= 2);")]
    [InlineData("var s = a.AsParallel().Select(x => Work(x)).Sum();")]
    [InlineData("var s = a.AsParallel();")]
    [InlineData("a.AsParallel().ForAll(x => _sum += x);")]
    [InlineData("var s = a.AsParallel().Select(x => x * 2);")]
    [InlineData("var s = a.AsParallel().Sum();")]
    [InlineData("var s = a.AsParallel().WithDegreeOfParallelism(2).Select(x => x * 2).Sum();")]
    [InlineData("var s = a.AsParallel().Select(x => _amounts[x] * 1.21m).Sum();")]
    [InlineData("var s = a.Where(x => x > 3).Sum();")]
    public Task Work_that_may_be_worth_it_is_left_alone(string body) => Rule.Ignores(In(body));

    [Fact]
    public Task A_loop_with_a_bound_that_stays_the_same_becomes_a_for_loop() => Rule.Fixes(
        In("""
            // doubles
                    [|Parallel.For(0, a.Length, i => a[i] *= 2)|];
            """),
        In("""
            // doubles
                    for (int i = 0; i < a.Length; i++)
                    {
                        a[i] *= 2;
                    }
            """));

    [Fact]
    public Task A_block_stays_as_it_is() => Rule.Fixes(
        In("""
            [|Parallel.For(0, a.Length, i =>
                    {
                        var x = a[i]; // keep
                        a[i] = x * 2;
                    })|];
            """),
        In("""
            for (int i = 0; i < a.Length; i++)
                    {
                        var x = a[i]; // keep
                        a[i] = x * 2;
                    }
            """));

    [Fact]
    public Task A_loop_over_a_sequence_becomes_a_foreach_loop() => Rule.Fixes(
        In("[|Parallel.ForEach(points, p => p.X = p.Y + 1)|];"),
        In("""
            foreach (var p in points)
                    {
                        p.X = p.Y + 1;
                    }
            """));

    [Theory]
    [InlineData("var s = [|a.AsParallel()|].Where(x => x > 3).Sum();", "var s = a.Where(x => x > 3).Sum();")]
    [InlineData("var s = (from x in [|a.AsParallel()|] where x > 3 select x * 2).ToList();", "var s = (from x in a where x > 3 select x * 2).ToList();")]
    public Task A_query_loses_AsParallel(string wrong, string right) => Rule.Fixes(In(wrong), In(right));

    [Theory]
    [InlineData("[|Parallel.For(0, _end, i => { _end = i; })|];")]
    [InlineData("[|Parallel.For(0, Next(), i => a[i] *= 2)|];")]
    [InlineData("[|Parallel.For(0, a.Length, i => { if (a[i] > 3) return; a[i] = 3; })|];")]
    [InlineData("[|Parallel.For(0, a.Length, i => { i++; a[i] = 3; })|];")]
    [InlineData("[|Parallel.For(0, a.Length, new ParallelOptions(), i => a[i] *= 2)|];")]
    [InlineData("try { [|Parallel.For(0, a.Length, i => a[i] *= 2)|]; } catch (AggregateException) { }")]
    public Task Where_a_loop_would_behave_differently_there_is_no_fix(string body) => Rule.OffersNoFix(In(body));

    private static string In(string body) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        class Point { public int X { get; set; } public int Y; public int Slow { set { Console.WriteLine(value); } } }
        class C
        {
            int _factor = 3, _sum, _end = 10; string[] _texts = { }; decimal[] _amounts = { };
            static int Work(int i) => Enumerable.Range(0, i).Sum();
            static int Next() => 10;
            static void Visit(int i) { }
            void M(int[] a, List<Point> points)
            {
                {{body}}
            }
        }
        """;
}
