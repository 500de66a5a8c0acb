using BenchmarkDotNet.Attributes;
using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>Advice of other analyzers that GreenCode does not give: Before is what they report, After what they advise. docs/rules/rejected.md quotes the outcome.</summary>
[RuleBenchmark(Id)]
public class RejectedAdviceBenchmark
{
    public const string Id = "REJECTED";

    private static readonly Permit[] Permits = [.. Enumerable.Range(0, 100).Select(number => new Permit(number))];

    private readonly List<Permit> _list = [.. Permits];
    private readonly List<object> _objects = [.. Permits];
    private readonly int[] _numbers = [.. Enumerable.Range(0, 1000).Select(i => i * 7919 % 1000)];
    private readonly string _text = "2595 BE";
    private readonly object _monitor = new();
    private readonly Lock _lock = new();
    private readonly Open _open = new();
    private readonly Closed _closed = new();
    private readonly DayOfWeekFlags _days = DayOfWeekFlags.Monday | DayOfWeekFlags.Friday;
    private readonly Task<int> _done = Task.FromResult(1);

    [Flags]
    public enum DayOfWeekFlags
    {
        Monday = 1,
        Friday = 16,
    }

    [Benchmark, BenchmarkCategory("CA1820, GCI92: Length == 0 instead of == \"\"")]
    public bool BeforeEmptyText() => _text == "";

    [Benchmark, BenchmarkCategory("CA1820, GCI92: Length == 0 instead of == \"\"")]
    public bool AfterLength() => _text.Length == 0;

    [Benchmark, BenchmarkCategory("S6605, GCI6605: List.Exists instead of Any")]
    public bool BeforeAny() => _list.Any(permit => permit.Number == 99);

    [Benchmark, BenchmarkCategory("S6605, GCI6605: List.Exists instead of Any")]
    public bool AfterExists() => _list.Exists(permit => permit.Number == 99);

    [Benchmark, BenchmarkCategory("S6602: List.Find instead of FirstOrDefault")]
    public Permit? BeforeFirstOrDefault() => _list.FirstOrDefault(permit => permit.Number == 99);

    [Benchmark, BenchmarkCategory("S6602: List.Find instead of FirstOrDefault")]
    public Permit? AfterFind() => _list.Find(permit => permit.Number == 99);

    [Benchmark, BenchmarkCategory("S6603: List.TrueForAll instead of All")]
    public bool BeforeAll() => _list.All(permit => permit.Number >= 0);

    [Benchmark, BenchmarkCategory("S6603: List.TrueForAll instead of All")]
    public bool AfterTrueForAll() => _list.TrueForAll(permit => permit.Number >= 0);

    [Benchmark, BenchmarkCategory("S3267: LINQ instead of a loop")]
    public int BeforeLoop()
    {
        var sum = 0;
        foreach (var permit in _list)
        {
            if (permit.Number % 2 == 0)
                sum += permit.Number;
        }

        return sum;
    }

    [Benchmark, BenchmarkCategory("S3267: LINQ instead of a loop")]
    public int AfterLinq() => _list.Where(permit => permit.Number % 2 == 0).Sum(permit => permit.Number);

    [Benchmark, BenchmarkCategory("MA0078, GCI90: Cast instead of Select")]
    public int BeforeSelect() => _objects.Select(item => (Permit)item).Count(permit => permit.Number > 50);

    [Benchmark, BenchmarkCategory("MA0078, GCI90: Cast instead of Select")]
    public int AfterCast() => _objects.Cast<Permit>().Count(permit => permit.Number > 50);

    [Benchmark, BenchmarkCategory("MA0159: Order instead of OrderBy(x => x)")]
    public int[] BeforeOrderBy() => [.. _numbers.OrderBy(number => number)];

    [Benchmark, BenchmarkCategory("MA0159: Order instead of OrderBy(x => x)")]
    public int[] AfterOrder() => [.. _numbers.Order()];

    [Benchmark, BenchmarkCategory("GCI88, RCS1261: await using a MemoryStream instead of using")]
    public async Task<long> BeforeUsing()
    {
        using var stream = new MemoryStream();
        return await Length(stream);
    }

    [Benchmark, BenchmarkCategory("GCI88, RCS1261: await using a MemoryStream instead of using")]
    public async Task<long> AfterAwaitUsing()
    {
        await using var stream = new MemoryStream();
        return await Length(stream);
    }

    [Benchmark, BenchmarkCategory("MA0215, GCI93: return the task instead of awaiting it")]
    public int BeforeAwaiting() => Awaiting().Result;

    [Benchmark, BenchmarkCategory("MA0215, GCI93: return the task instead of awaiting it")]
    public int AfterReturning() => Returning().Result;

    [Benchmark, BenchmarkCategory("CA1852, S3260, GCI85: a sealed type")]
    public int BeforeOpen() => _open.Value();

    [Benchmark, BenchmarkCategory("CA1852, S3260, GCI85: a sealed type")]
    public int AfterSealed() => _closed.Value();

    [Benchmark, BenchmarkCategory("CA1860, MA0112, RCS1080: Count > 0 instead of Any()")]
    public bool BeforeAnyElement() => _list.Any();

    [Benchmark, BenchmarkCategory("CA1860, MA0112, RCS1080: Count > 0 instead of Any()")]
    public bool AfterCount() => _list.Count > 0;

    [Benchmark, BenchmarkCategory("MA0158: System.Threading.Lock instead of a monitor, uncontended")]
    public int BeforeMonitor()
    {
        lock (_monitor)
        {
            return _list.Count;
        }
    }

    [Benchmark, BenchmarkCategory("MA0158: System.Threading.Lock instead of a monitor, uncontended")]
    public int AfterLock()
    {
        lock (_lock)
        {
            return _list.Count;
        }
    }

    [Benchmark, BenchmarkCategory("RCS1096: bits instead of HasFlag")]
    public bool BeforeHasFlag() => _days.HasFlag(DayOfWeekFlags.Friday);

    [Benchmark, BenchmarkCategory("RCS1096: bits instead of HasFlag")]
    public bool AfterBits() => (_days & DayOfWeekFlags.Friday) != 0;

    [Benchmark, BenchmarkCategory("CA1847, MA0089: a char instead of a string of one character")]
    public bool BeforeText() => _text.Contains("B", StringComparison.Ordinal);

    [Benchmark, BenchmarkCategory("CA1847, MA0089: a char instead of a string of one character")]
    public bool AfterChar() => _text.Contains('B');

    [Benchmark, BenchmarkCategory("CA1859: a concrete parameter instead of an interface")]
    public int BeforeInterface() => SumOf((IReadOnlyList<Permit>)_list);

    [Benchmark, BenchmarkCategory("CA1859: a concrete parameter instead of an interface")]
    public int AfterConcrete() => SumOf(_list);

    private static async Task<long> Length(MemoryStream stream)
    {
        await stream.WriteAsync(new byte[16]);
        return stream.Length;
    }

    private static int SumOf(IReadOnlyList<Permit> permits)
    {
        var sum = 0;
        for (var i = 0; i < permits.Count; i++)
            sum += permits[i].Number;
        return sum;
    }

    private static int SumOf(List<Permit> permits)
    {
        var sum = 0;
        for (var i = 0; i < permits.Count; i++)
            sum += permits[i].Number;
        return sum;
    }

    private async Task<int> Awaiting() => await _done;

    private Task<int> Returning() => _done;

    public sealed record Permit(int Number);

    public class Base
    {
        public virtual int Value() => 1;
    }

    public class Open : Base
    {
        public override int Value() => 2;
    }

    public sealed class Closed : Base
    {
        public override int Value() => 2;
    }
}
