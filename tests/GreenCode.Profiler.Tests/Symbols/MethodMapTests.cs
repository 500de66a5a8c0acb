using System.Globalization;
using FsCheck.Xunit;
using GreenCode.Energy;
using GreenCode.Profiler.Model;
using GreenCode.Profiler.Symbols;

namespace GreenCode.Profiler.Tests.Symbols;

public class MethodMapTests
{
    private const string Maps = """
        7f0000000000-7f0000100000 r-xp 00001000 08:01 11 /app/App.dll
        7f0000100000-7f0000200000 rw-p 00000000 08:01 11 /app/App.dll
        7f0000200000-7f0000300000 r-xp 00001000 08:01 12 /app/Other Library.dll
        7f0000400000-7f0000500000 r-xp 00001000 08:01 13 /usr/share/dotnet/libcoreclr.so
        7f0000600000-7f0000700000 rwxp 00000000 00:00 0
        """;

    private readonly MethodMap _map = new();

    public MethodMapTests() => _map.Use(ModuleMap.Parse(Maps.Split('\n')));

    [Fact]
    public void An_address_belongs_to_the_method_whose_code_lies_around_it()
    {
        Load("A", at: 0x1000, length: 0x100);
        Load("B", at: 0x1100, length: 0x80);

        Assert.Equal(["?", "A", "A", "B", "B", "?"], Names(0xFFF, 0x1000, 0x10FF, 0x1100, 0x117F, 0x1180));
    }

    [Fact]
    public void Code_that_crosses_pages_is_found_on_all_of_them()
    {
        Load("Large", at: 0x1FF0, length: 0x5000);

        Assert.Equal(["?", "Large", "Large", "Large", "?"], Names(0x1FEF, 0x1FF0, 0x4000, 0x6FEF, 0x6FF0));
    }

    [Fact]
    public void An_address_that_is_used_again_belongs_to_whoever_had_it_at_the_time()
    {
        Load("First", at: 0x1000, length: 0x100, time: 10);
        Unload(at: 0x1000, time: 20);
        Load("Second", at: 0x1080, length: 0x100, time: 30);
        Unload(at: 0x1080, time: 40);

        Assert.Equal("?", Name(0x1090, 9));
        Assert.Equal("First", Name(0x1090, 10));
        Assert.Equal("First", Name(0x1090, 19));
        Assert.Equal("?", Name(0x1090, 20));
        Assert.Equal("Second", Name(0x1090, 30));
        Assert.Equal("?", Name(0x1010, 30));
        Assert.Equal("?", Name(0x1090, 40));
    }

    [Fact]
    public void Where_the_unloading_was_lost_the_newest_code_counts()
    {
        Load("Old", at: 0x1040, length: 0x100, time: 10);
        Load("New", at: 0x1000, length: 0x100, time: 20);

        Assert.Equal("Old", Name(0x1050, 15));
        Assert.Equal("New", Name(0x1050, 25));
    }

    [Fact]
    public void An_answer_says_how_long_it_holds_and_where_the_method_begins()
    {
        Load("A", at: 0x1000, length: 0x100, time: 10);
        Unload(at: 0x1000, time: 20);

        Assert.Equal(new(0, new(10), new(20), 0x1000), _map.Resolve(0x1010, new(15)));
    }

    [Fact]
    public void Code_that_is_gone_is_forgotten_when_nobody_will_ask_for_it()
    {
        Load("A", at: 0x1FF0, length: 0x100, time: 10);
        Load("B", at: 0x1000, length: 0x100, time: 10);
        Unload(at: 0x1FF0, time: 20);
        Unload(at: 0x1000, time: 30);

        _map.Forget(new(25));

        Assert.Equal("?", Name(0x1FF0, 15));
        Assert.Equal("?", Name(0x2010, 15));
        Assert.Equal("B", Name(0x1000, 15));
    }

    [Fact]
    public void A_method_listed_by_the_rundown_and_by_its_own_event_goes_away_once()
    {
        Load("A", at: 0x1000, length: 0x100, time: 10);
        Load("A", at: 0x1000, length: 0x100, time: 0);
        Unload(at: 0x1000, time: 20);

        Assert.Equal("A", Name(0x1000, 15));
        Assert.Equal("?", Name(0x1000, 25));
    }

    [Fact]
    public void Tiers_and_type_arguments_of_a_method_are_one_method()
    {
        Load("Add", at: 0x1000, length: 0x100, type: "N.List`1[System.__Canon]");
        Load("Add", at: 0x2000, length: 0x80, type: "N.List`1[System.__Canon]");
        Load("Add", at: 0x3000, length: 0x80, type: "N.List`1[System.Int32]");
        Load("Add", at: 0x4000, length: 0x80, type: "N.List`1[System.Int32]", signature: "void  (int32)");

        Assert.Equal(2, _map.Methods.Count);
        Assert.Equal(Method(0x1000), Method(0x2000));
        Assert.Equal(Method(0x1000), Method(0x3000));
        Assert.NotEqual(Method(0x1000), Method(0x4000));
        Assert.Equal("N.List<>.Add", _map.Methods[0].Name);
    }

    [Fact]
    public void Methods_of_the_same_name_in_two_assemblies_are_two_methods()
    {
        _map.Add(new ModuleLoad(7, "/app/One.dll"));
        _map.Add(new ModuleLoad(8, "/app/Two.dll"));
        Load("Main", at: 0x1000, length: 0x100, module: 7);
        Load("Main", at: 0x2000, length: 0x100, module: 8);
        Load("Main", at: 0x3000, length: 0x100, module: 7);

        Assert.Equal(["One", "Two"], _map.Methods.Select(method => method.Module));
        Assert.Equal(Method(0x1000), Method(0x3000));
    }

    [Fact]
    public void A_method_whose_assembly_becomes_known_later_stays_the_same_method()
    {
        Load("A", at: 0x1000, length: 0x100, module: 7);
        _map.Add(new ModuleLoad(7, "/app/One.dll"));
        Load("A", at: 0x2000, length: 0x100, module: 7);
        Load("A", at: 0x3000, length: 0x100, module: 99);

        Assert.Equal("One", Assert.Single(_map.Methods).Module);
    }

    [Fact]
    public void Precompiled_code_belongs_to_the_nearest_entry_point_below_in_the_same_file()
    {
        Load("First", at: 0x7f0000001000, length: 0);
        Load("Second", at: 0x7f0000002000, length: 0);
        Load("Third", at: 0x7f0000200800, length: 0);

        Assert.Equal(
            ["?", "First", "First", "Second", "Second"],
            Names(0x7f0000000FFF, 0x7f0000001000, 0x7f0000001FFF, 0x7f0000002000, 0x7f00000FFFFF));
        Assert.Equal(["?", "?", "Third"], Names(0x7f0000100000, 0x7f0000200000, 0x7f0000200800));
        Assert.Equal(["App", "App", "Other Library"], _map.Methods.Select(method => method.Module));
    }

    [Fact]
    public void An_entry_point_in_an_assembly_newer_than_the_memory_map_is_placed_by_the_next_map()
    {
        Load("New", at: 0x7f0000801000, length: 0);
        Assert.Equal("?", Name(0x7f0000801010, 1));
        var before = _map.Generation;

        _map.Use(ModuleMap.Parse([.. Maps.Split('\n'), "7f0000800000-7f0000900000 r-xp 00001000 08:01 15 /app/Plugin.dll"]));

        Assert.NotEqual(before, _map.Generation);
        Assert.Equal("New", Name(0x7f0000801010, 1));
        Assert.Equal("Plugin", Assert.Single(_map.Methods).Module);

        _map.Add(new ModuleLoad(7, "/app/Plugin.dll"));
        Load("New", at: 0x1000, length: 0x100, module: 7);
        Assert.Single(_map.Methods);
    }

    [Fact]
    public void Entry_points_name_nothing_outside_of_assemblies()
    {
        Load("Stub", at: 0x7f0000400010, length: 0);
        Load("Jitted", at: 0x7f0000600010, length: 0);

        Assert.Equal(["?", "?", "?"], Names(0x7f0000400020, 0x7f0000600020, 0x500));
    }

    [Fact]
    public void Code_with_a_known_length_goes_before_entry_points()
    {
        Load("Entry", at: 0x7f0000001000, length: 0);
        Load("Listed", at: 0x7f0000001800, length: 0x100);

        Assert.Equal(["Entry", "Listed"], Names(0x7f0000001010, 0x7f0000001810));
    }

    [Fact]
    public void Native_code_is_named_by_its_library()
    {
        Assert.Equal("[libcoreclr.so]", _map.Methods[_map.ResolveNative(0x7f0000400010)].Name);
        Assert.Equal(Bucket.Runtime, _map.Methods[_map.ResolveNative(0x7f0000400010)].Bucket);
        Assert.Equal(-1, _map.ResolveNative(0x7f0000001000));
        Assert.Equal(-1, _map.ResolveNative(0x7f0000600000));
        Assert.Equal(-1, _map.ResolveNative(1));
        Assert.Equal("[kernel]", _map.Methods[_map.Kernel].Name);
    }

    [Theory]
    [InlineData(ulong.MaxValue, 1U)]
    [InlineData(ulong.MaxValue - 10, 100U)]
    [InlineData(0x1000UL, uint.MaxValue)]
    [InlineData(0UL, 1U)]
    public void Impossible_places_do_no_harm(ulong address, uint length)
    {
        Load("Odd", address, length);
        Unload(address, time: 5);

        Assert.Equal("?", Name(0x10_0000, 1));
    }

    /// <summary>A map that finds by looking at everything is the truth for one that does not.</summary>
    [Property(MaxTest = 300)]
    public bool Every_address_is_resolved_as_by_looking_at_all_code(int seed)
    {
        var random = new Random(seed);
        var map = new MethodMap();
        var all = new List<(ulong Start, uint Length, long From, long Until, int Method)>();
        for (var time = 1; time < 200; time++)
        {
            var start = (ulong)random.Next(0, 0x8000);
            if (random.Next(3) == 0 && all.Count > 0)
            {
                start = all[random.Next(all.Count)].Start;
                map.Add(new MethodLoad(new(time), start, 0, 0, "", "", "", MethodLoadKind.Unloaded));
                all = [.. all.Select(range => range.Start == start && range.Until == long.MaxValue ? range with { Until = time } : range)];
            }
            else
            {
                var length = (uint)random.Next(1, random.Next(2) == 0 ? 0x100 : 0x3000);
                map.Add(new MethodLoad(new(time), start, length, 0, "T", $"M{time}", "", MethodLoadKind.Loaded));
                all.Add((start, length, time, long.MaxValue, map.Methods.Count - 1));
            }
        }

        return Enumerable.Range(0, 40).All(_ =>
        {
            var (address, time) = ((ulong)random.Next(0, 0xA000), random.Next(0, 210));
            var expected = all
                .Where(range => address >= range.Start && address < range.Start + range.Length && time >= range.From && time < range.Until)
                .OrderBy(range => range.From).Select(range => range.Method).LastOrDefault(-1);
            var found = map.Resolve(address, new(time));
            return found.Method == expected && found.From.Nanoseconds <= time && found.Until.Nanoseconds > time
                && Enumerable.Range(0, 210).Where(other => other >= found.From.Nanoseconds && other < found.Until.Nanoseconds)
                    .All(other => map.Resolve(address, new(other)).Method == expected);
        });
    }

    /// <summary>Compared by CPU time of this thread, at four times the size: 4 is linear, 16 would be quadratic.</summary>
    [Fact]
    public void Loading_unloading_and_finding_do_not_slow_down_with_the_number_of_methods()
    {
        LoadAndResolve(2_000);
        var growth = Enumerable.Range(0, 3).Min(_ => LoadAndResolve(100_000) / LoadAndResolve(25_000));

        Assert.True(growth < 9, $"Four times the methods took {growth:0.0} times the time.");
    }

    private static double LoadAndResolve(int methods)
    {
        var map = new MethodMap();
        map.Use(ModuleMap.Parse(["7f0000000000-7f8000000000 r-xp 00001000 08:01 11 /app/App.dll"]));
        var before = CpuNanoseconds();
        for (var i = 0; i < methods; i++)
        {
            var start = 0x1_0000_0000UL + (ulong)i * 0x60;
            map.Add(new MethodLoad(new(i), start, 0x50, 0, "T", $"M{i % 1000}", "", MethodLoadKind.Loaded));
            if (i % 4 == 0)
                map.Add(new MethodLoad(new(i), 0x7f0000000000UL + (ulong)i * 0x80, 0, 0, "T", $"M{i % 1000}", "", MethodLoadKind.Loaded));
            if (i % 3 == 0)
                map.Add(new MethodLoad(new(i), start - 0x60 * (ulong)(i / 2), 0, 0, "", "", "", MethodLoadKind.Unloaded));
            if (i % 100 == 0)
            {
                map.Resolve(start, new(i));
                map.Resolve(0x7f0000000000UL + (ulong)i * 0x80, new(i));
            }
        }

        return CpuNanoseconds() - before;
    }

    private static double CpuNanoseconds() =>
        double.Parse(File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0], CultureInfo.InvariantCulture);

    private void Load(
        string name, ulong at, uint length, long time = 0, string type = "", string signature = "", ulong module = 0) =>
        _map.Add(new MethodLoad(new(time), at, length, module, type, name, signature, MethodLoadKind.Loaded));

    private void Unload(ulong at, long time) => _map.Add(new MethodLoad(new(time), at, 0, 0, "", "", "", MethodLoadKind.Unloaded));

    private int Method(ulong address) => _map.Resolve(address, new(100)).Method;

    private IEnumerable<string> Names(params ulong[] addresses) => addresses.Select(address => Name(address, 100));

    private string Name(ulong address, long time) => _map.Resolve(address, new MonotonicTime(time)).Method is var id and >= 0 ? _map.Methods[id].Name : "?";
}
