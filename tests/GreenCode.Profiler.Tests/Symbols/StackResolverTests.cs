using GreenCode.Profiler.Model;
using GreenCode.Profiler.Symbols;

namespace GreenCode.Profiler.Tests.Symbols;

public class StackResolverTests
{
    private const int Depth = 8;
    private const ulong Length = 0x100;
    private const ulong Main = 0x1010, Caller = 0x2010, Leaf = 0x3010, Temporary = 0x5010, Library = 0x7f0000400000, Runtime = 0x7f0000500000, Nowhere = 0x666;

    private readonly RawStackTable _stacks = new();
    private readonly MethodMap _methods = new();
    private readonly StackResolver _resolver;

    public StackResolverTests()
    {
        _resolver = new(_methods, _stacks, Depth);
        _methods.Use(ModuleMap.Parse(
            [
                "7f0000400000-7f0000410000 r-xp 00001000 08:01 13 /lib/libcrypto.so.3",
                "7f0000500000-7f0000510000 r-xp 00001000 08:01 14 /usr/share/dotnet/libcoreclr.so",
            ]));
        Load("Main", 0x1000);
        Load("Caller", 0x2000);
        Load("Leaf", 0x3000);
    }

    [Fact]
    public void A_stack_becomes_a_path_from_the_root_to_the_leaf() => Assert.Equal("Main > Caller > Leaf", Path(Leaf, Caller, Main));

    [Fact]
    public void Equal_stacks_are_the_same_path_and_share_their_beginning_with_others()
    {
        var first = _resolver.Resolve(Sample(0, Leaf, Caller, Main));
        var second = _resolver.Resolve(Sample(0, Leaf + 4, Caller, Main));
        var shorter = _resolver.Resolve(Sample(0, Caller, Main));

        Assert.Equal(first.Path, second.Path);
        Assert.Equal(shorter.Path, _resolver.Paths[first.Path].Parent);
    }

    /// <summary>A call at the very end of a method returns to the first byte behind it.</summary>
    [Fact]
    public void A_return_address_belongs_to_the_method_that_called() =>
        Assert.Equal("Main > Caller > Leaf", Path(Leaf, 0x2000 + Length, 0x1000 + Length));

    [Fact]
    public void The_leaf_is_where_it_is()
    {
        Load("Behind", 0x2000 + Length);

        Assert.Equal("Main > Behind", Path(0x2000 + Length, Main));
    }

    [Theory]
    [InlineData("C3", 0, "Main > Caller > Leaf")] // ret: the leaf keeps nothing
    [InlineData("C3", 1, "Main > Leaf")] // what lies elsewhere is stale
    [InlineData("4883EC08C3", 1, "Main > Caller > Leaf")] // sub rsp, 8
    [InlineData("55488BEC", 0, "Main > Leaf")] // push rbp; mov rbp, rsp: the chain is whole
    [InlineData(null, 0, "Main > Leaf")] // the code may not be read
    public void A_leaf_without_a_frame_gets_its_caller_where_its_return_address_must_lie(string? code, int words, string path) =>
        Assert.Equal(path, Describe(WithCode(code).Resolve(Sample(0, new PossibleCaller(Caller, words).Entry, Main) with { Leaf = Leaf })));

    [Fact]
    public void A_leaf_that_has_given_its_frame_back_gets_its_caller_too()
    {
        const ulong start = 0x3000, ret = start + 9;
        byte[] code = [.. Convert.FromHexString("55488BEC 90909090 5D C3".Replace(" ", "", StringComparison.Ordinal)), .. new byte[Prologue.LongestBytes]];
        var resolver = new StackResolver(_methods, _stacks, Depth, _resolver.Paths, (address, length) => [.. code.Skip((int)(address - start)).Take(length)]);

        Assert.Equal("Main > Caller > Leaf", Describe(resolver.Resolve(Sample(0, new PossibleCaller(Caller, 0).Entry, Main) with { Leaf = ret })));
        Assert.Equal("Main > Leaf", Describe(resolver.Resolve(Sample(0, new PossibleCaller(Caller, 0).Entry, Main) with { Leaf = ret - 1 })));
    }

    [Theory]
    [InlineData("C3", "Main > Caller > Leaf > Leaf")]
    [InlineData("55488BEC", "Main > Leaf > Leaf")]
    public void So_does_a_method_in_the_middle(string code, string path) =>
        Assert.Equal(path, Describe(WithCode(code).Resolve(Sample(0, Leaf, new PossibleCaller(Caller, 0).Entry, Main) with { Leaf = Leaf })));

    private StackResolver WithCode(string? code) => new(
        _methods, _stacks, Depth, _resolver.Paths, (_, length) => code is null ? null : [.. Convert.FromHexString(code), .. new byte[length]]);

    [Fact]
    public void A_leaf_apart_from_its_stack_comes_below_it() =>
        Assert.Equal("Main > Caller > Leaf", Describe(_resolver.Resolve(Sample(0, 0x2000 + Length, Main) with { Leaf = Leaf })));

    [Fact]
    public void A_frame_without_a_name_counts_as_part_of_its_caller()
    {
        Assert.Equal("Main > Caller", Path(Nowhere, Caller, Main));
        Assert.Equal("Main > Leaf", Path(Leaf, Nowhere, Main));
        Assert.Equal("", Path(Nowhere));
        Assert.Equal("", Path());
    }

    [Fact]
    public void A_stack_that_the_sampler_cut_off_says_so()
    {
        Assert.Equal("[cut off] > " + string.Join(" > ", Enumerable.Repeat("Leaf", Depth)), Path([.. Enumerable.Repeat(Leaf, Depth)]));
        Assert.Equal("[cut off]", Path([.. Enumerable.Repeat(Nowhere, Depth)]));
        Assert.Equal(string.Join(" > ", Enumerable.Repeat("Leaf", Depth - 1)), Path([.. Enumerable.Repeat(Leaf, Depth - 1)]));
    }

    [Fact]
    public void Samples_of_one_stack_of_which_one_lost_its_callers_are_told_apart()
    {
        var whole = Sample(0, Leaf, Caller) with { Kind = SampleKind.OnCpu };

        Assert.Equal("Caller > Leaf", Describe(_resolver.Resolve(whole)));
        Assert.Equal("[cut off] > Caller > Leaf", Describe(_resolver.Resolve(whole with { Kind = SampleKind.OnCpuTruncated })));
        Assert.Equal("Caller > Leaf", Describe(_resolver.Resolve(whole)));
    }

    [Fact]
    public void Native_code_below_managed_code_is_one_frame_per_library()
    {
        Assert.Equal("Main > [libcrypto.so.3]", Path(Library + 8, Library + 16, Library + 32, Main));
        Assert.Equal("Main > [libcrypto.so.3] > Leaf", Path(Leaf, Library + 16, Main));
        Assert.Equal("Main > [libcoreclr.so] > [libcrypto.so.3]", Path(Library + 8, Runtime + 16, Main));
    }

    [Fact]
    public void Native_code_that_managed_code_was_started_by_is_left_out() =>
        Assert.Equal("Main > Leaf", Path(Leaf, Main, Runtime + 16, Library + 16));

    [Fact]
    public void A_sample_in_the_kernel_ends_there() =>
        Assert.Equal("Main > Leaf > [kernel]", Describe(_resolver.Resolve(Sample(0, Leaf, Main) with { Kind = SampleKind.OnCpuInKernel })));

    [Fact]
    public void A_stack_means_what_lay_at_its_addresses_at_the_time_of_the_sample()
    {
        Load("Temporary", 0x5000, time: 10);
        Unload(0x5000, time: 20);
        Load("Next", 0x5000, time: 30);

        Assert.Equal("Main > Temporary", PathAt(15, Temporary, Main));
        Assert.Equal("Main", PathAt(25, Temporary, Main));
        Assert.Equal("Main > Next", PathAt(35, Temporary, Main));
        Assert.Equal("Main > Temporary", PathAt(16, Temporary, Main));
    }

    [Fact]
    public void News_that_code_went_away_reach_stacks_that_were_named_before()
    {
        Load("Temporary", 0x5000, time: 10);
        Assert.Equal("Main > Temporary", PathAt(25, Temporary, Main));

        Unload(0x5000, time: 20);

        Assert.Equal("Main > Temporary", PathAt(19, Temporary, Main));
        Assert.Equal("Main", PathAt(25, Temporary, Main));
    }

    [Fact]
    public void The_share_of_frames_without_a_name_is_told()
    {
        Assert.Equal(0, _resolver.UnresolvedShare);

        Path(Leaf, Nowhere, Caller, Main);

        Assert.Equal(0.25, _resolver.UnresolvedShare);
    }

    [Fact]
    public void An_outermost_frame_without_a_name_counts_as_such_and_the_librarys_that_started_the_thread_does_not()
    {
        Path(Leaf, Runtime + 16, Library + 16);
        Assert.Equal(0, _resolver.UnresolvedShare);

        Path(Leaf, Nowhere);

        Assert.Equal(0.2, _resolver.UnresolvedShare);
    }

    private void Load(string name, ulong address, long time = 0) =>
        _methods.Add(new MethodLoad(new(time), address, (uint)Length, 0, "", name, "", MethodLoadKind.Loaded));

    private void Unload(ulong address, long time) =>
        _methods.Add(new MethodLoad(new(time), address, 0, 0, "", "", "", MethodLoadKind.Unloaded));

    private RawSample Sample(long time, params ulong[] stack) => new(1, new(time), 0, _stacks.Intern(stack), SampleKind.Managed);

    private string Path(params ulong[] stack) => PathAt(100, stack);

    private string PathAt(long time, params ulong[] stack) => Describe(_resolver.Resolve(Sample(time, stack)));

    private string Describe(PathSample sample)
    {
        var frames = new Stack<string>();
        for (var node = sample.Path; node != CallPaths.Root; node = _resolver.Paths[node].Parent)
        {
            var frame = _resolver.Paths[node].Frame;
            frames.Push(frame == CallPaths.Truncated ? "[cut off]" : _methods.Methods[frame].Name);
        }

        return string.Join(" > ", frames);
    }
}
