using System.Runtime.InteropServices;
using GreenCode.Energy;

namespace GreenCode.Profiler.Sampling.Perf;

/// <summary>A sample record of perf events, valid only while it is handled.</summary>
internal readonly ref struct PerfSample
{
    /// <summary>Numbers from here on are no addresses but say where the addresses after them come from (PERF_CONTEXT_*).</summary>
    private const ulong FirstContext = unchecked((ulong)-4095);
    private const ulong UserContext = unchecked((ulong)-512);

    private PerfSample(
        int processId, int threadId, MonotonicTime time, ReadOnlySpan<ulong> chain, ulong framePointer, ulong stackPointer, ReadOnlySpan<ulong> stack)
    {
        ProcessId = processId;
        ThreadId = threadId;
        Time = time;
        Chain = chain;
        FramePointer = framePointer;
        StackPointer = stackPointer;
        Stack = stack;
    }

    public int ProcessId { get; }

    public int ThreadId { get; }

    public MonotonicTime Time { get; }

    /// <summary>The user-space call chain by frame pointers, leaf first.</summary>
    public ReadOnlySpan<ulong> Chain { get; }

    public ulong FramePointer { get; }

    public ulong StackPointer { get; }

    /// <summary>A copy of the stack from <see cref="StackPointer"/> upwards.</summary>
    public ReadOnlySpan<ulong> Stack { get; }

    /// <summary>
    /// Reads a record that was asked for with the fields of <see cref="PerfSampleSource"/>: instruction pointer, process and thread,
    /// time, call chain, registers (frame pointer, stack pointer), stack. False where it is shorter than it says.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> body, out PerfSample sample)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(body);
        sample = default;
        if (words.Length < 5 || words[3] > (ulong)(words.Length - 5))
            return false;

        var chain = UserPart(words.Slice(4, (int)words[3]));
        var rest = words[(4 + (int)words[3])..];
        var hasRegisters = rest[0] != 0;
        if (hasRegisters && rest.Length < 4)
            return false;
        var stack = rest[(hasRegisters ? 3 : 1)..];
        var stackBytes = stack.IsEmpty ? 0 : stack[0];
        var copied = stackBytes > 0 && stackBytes / 8 + 2 <= (ulong)stack.Length ? stack[(int)(1 + stackBytes / 8)] : 0;
        sample = new(
            (int)(uint)words[1],
            (int)(words[1] >> 32),
            new((long)words[2]),
            chain,
            hasRegisters ? rest[1] : 0,
            hasRegisters ? rest[2] : 0,
            copied <= stackBytes ? stack.Slice(stackBytes == 0 ? 0 : 1, (int)(copied / 8)) : []);
        return true;
    }

    private static ReadOnlySpan<ulong> UserPart(ReadOnlySpan<ulong> chain)
    {
        var user = chain.IndexOf(UserContext);
        chain = user < 0 ? [] : chain[(user + 1)..];
        for (var i = 0; i < chain.Length; i++)
        {
            if (chain[i] >= FirstContext)
                return chain[..i];
        }

        return chain;
    }
}
