using GreenCode.Profiler.Model;
using GreenCode.Profiler.Sampling.Perf;

namespace GreenCode.Profiler.Tests.Sampling.Perf;

public class ChainRepairTests
{
    private const ulong StackPointer = 0x7ffd_0000_0000;
    private const ulong Crypto = 0x2000, Managed = 0x1000, Callee = 0x1100, Stale = 0x1200, Memcpy = 0x3800, ThreadStart = 0x3000, Reserved = 0x5000;

    private static readonly ModuleMap Modules = ModuleMap.Parse(
    [
        "1000-2000 r-xs 0 00:01 1 /memfd:doublemapper (deleted)",
        "2000-3000 r-xp 0 00:01 1 /usr/lib/libcrypto.so.3",
        "3000-4000 r-xp 0 00:01 1 /usr/lib/libc.so.6",
        "5000-6000 ---s 0 00:01 1 /memfd:doublemapper (deleted)",
    ]);

    [Fact]
    public void A_chain_that_reaches_the_start_of_the_thread_is_left_as_it_is()
    {
        List<ulong> frames = [Callee, Managed, ThreadStart];

        Assert.Equal(ChainRepair.Outcome.Whole, Complete(frames, new ulong[16]));
        Assert.Equal([Callee, Managed, ThreadStart], frames);
    }

    [Fact]
    public void A_broken_chain_goes_on_from_the_managed_caller_on_the_stack()
    {
        var stack = new ulong[16];
        Frame(stack, at: 4, next: 8, Callee);
        Frame(stack, at: 8, next: 12, Managed);
        Frame(stack, at: 12, next: 15, ThreadStart);
        List<ulong> frames = [Crypto];

        Assert.Equal(ChainRepair.Outcome.Repaired, Complete(frames, stack));
        Assert.Equal([Crypto, Callee, Managed, ThreadStart], frames);
    }

    [Fact]
    public void A_stale_frame_whose_callers_have_been_overwritten_is_passed_over()
    {
        var stack = new ulong[16];
        Frame(stack, at: 1, next: 6, Stale);
        stack[7] = 0xdead;
        Frame(stack, at: 8, next: 12, Managed);
        Frame(stack, at: 12, next: 15, ThreadStart);
        List<ulong> frames = [Crypto];

        Assert.Equal(ChainRepair.Outcome.Repaired, Complete(frames, stack));
        Assert.Equal([Crypto, Managed, ThreadStart], frames);
    }

    [Fact]
    public void A_chain_that_looks_whole_but_began_at_an_outer_frame_gets_its_inner_callers_back()
    {
        var stack = new ulong[16];
        Frame(stack, at: 4, next: 8, Callee);
        Frame(stack, at: 8, next: 12, Managed);
        Frame(stack, at: 12, next: 15, ThreadStart);
        List<ulong> frames = [Crypto, Managed, ThreadStart];

        Assert.Equal(ChainRepair.Outcome.Repaired, Complete(frames, stack));
        Assert.Equal([Crypto, Callee, Managed, ThreadStart], frames);
    }

    [Fact]
    public void Frames_that_lead_out_of_the_copy_of_the_stack_are_kept_as_truncated()
    {
        var stack = new ulong[16];
        Frame(stack, at: 4, next: 400, Managed);
        List<ulong> frames = [Crypto];

        Assert.Equal(ChainRepair.Outcome.Truncated, Complete(frames, stack));
        Assert.Equal([Crypto, Managed], frames);
    }

    [Fact]
    public void Without_a_managed_caller_only_the_leaf_stays()
    {
        List<ulong> frames = [Crypto, 0xdead];

        Assert.Equal(ChainRepair.Outcome.Broken, Complete(frames, new ulong[16]));
        Assert.Equal([Crypto], frames);
    }

    [Fact]
    public void Code_that_was_compiled_after_the_map_was_read_lies_in_the_memory_reserved_for_it()
    {
        var stack = new ulong[16];
        Frame(stack, at: 4, next: 8, Reserved);
        Frame(stack, at: 8, next: 15, ThreadStart);
        List<ulong> frames = [Crypto];

        Assert.Equal(ChainRepair.Outcome.Repaired, Complete(frames, stack));
        Assert.Equal([Crypto, Reserved, ThreadStart], frames);
    }

    [Fact]
    public void A_library_function_without_a_frame_gets_its_managed_caller_from_between_stack_and_frame_pointer()
    {
        var stack = new ulong[16];
        stack[2] = Callee;
        List<ulong> frames = [Memcpy, Managed, ThreadStart];

        Assert.Equal(ChainRepair.Outcome.Whole, ChainRepair.Complete(frames, stack, StackPointer, StackPointer + 8 * 6, Modules));
        Assert.Equal([Memcpy, Callee, Managed, ThreadStart], frames);
    }

    [Fact]
    public void Words_that_may_be_a_frameless_methods_return_address_are_noted_with_their_frames()
    {
        var stack = new ulong[16];
        stack[0] = Stale;
        Frame(stack, at: 4, next: 10, Managed);
        stack[7] = Stale;
        Frame(stack, at: 10, next: 14, ThreadStart);
        List<ulong> frames = [Callee, Managed, ThreadStart];

        Assert.Equal(ChainRepair.Outcome.Whole, ChainRepair.Complete(frames, stack, StackPointer, StackPointer + 8 * 4, Modules));
        Assert.Equal([Callee, new PossibleCaller(Stale, 0).Entry, Managed, new PossibleCaller(Stale, 1).Entry, ThreadStart], frames);
    }

    [Fact]
    public void Words_beyond_the_frame_pointer_belong_to_another_frame()
    {
        var stack = new ulong[16];
        Frame(stack, at: 1, next: 10, Managed);
        Frame(stack, at: 10, next: 14, ThreadStart);
        List<ulong> frames = [Callee, Managed, ThreadStart];

        ChainRepair.Complete(frames, stack, StackPointer, StackPointer + 8, Modules);

        Assert.Equal([Callee, Managed, ThreadStart], frames);
    }

    private static ChainRepair.Outcome Complete(List<ulong> frames, ulong[] stack) => ChainRepair.Complete(frames, stack, StackPointer, 0, Modules);

    /// <summary>A frame holds the caller's frame pointer, and above it the address to return to.</summary>
    private static void Frame(ulong[] stack, int at, int next, ulong returnAddress) =>
        (stack[at], stack[at + 1]) = (StackPointer + 8 * (ulong)next, returnAddress);
}
