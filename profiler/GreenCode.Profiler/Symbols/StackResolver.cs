using System.Runtime.InteropServices;
using GreenCode.Energy;
using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Symbols;

/// <summary>Turns stacks of addresses into call paths of methods.</summary>
/// <param name="methods">Where code lies.</param>
/// <param name="stacks">The stacks.</param>
/// <param name="truncationDepth">Stacks of this many frames were cut off by the sampler.</param>
/// <param name="paths">Where paths are noted; null for its own.</param>
/// <param name="readCode">Reads so many bytes of the program's code at an address; null where it cannot.</param>
public sealed class StackResolver(MethodMap methods, RawStackTable stacks, int truncationDepth, CallPaths? paths = null, Func<ulong, int, byte[]?>? readCode = null)
{
    private readonly Dictionary<(ulong Address, int Method), byte[]?> _prologues = [];
    private readonly Dictionary<(ulong Address, int Method), byte[]?> _epilogues = [];
    private readonly Dictionary<(int StackId, bool IsTruncated), ResolvedStack> _resolved = [];
    private int _generation;

    /// <summary>The paths that were resolved.</summary>
    public CallPaths Paths { get; } = paths ?? new();

    /// <summary>The share of frames that could not be named, from 0 to 1.</summary>
    public double UnresolvedShare => FramesSeen == 0 ? 0 : (double)FramesUnnamed / FramesSeen;

    /// <summary>How many frames were looked at, over distinct stacks and leaves.</summary>
    public long FramesSeen { get; private set; }

    /// <summary>How many of them could not be named.</summary>
    public long FramesUnnamed { get; private set; }

    /// <summary>
    /// Names a sample's stack. Managed code that has no name is left out, so that it counts as part of its caller: these are mostly the
    /// stubs that the runtime puts between managed and native code. Native code is named by its library, where it was called by managed
    /// code or no managed code is on the stack.
    /// </summary>
    public PathSample Resolve(RawSample sample)
    {
        if (_generation != methods.Generation)
        {
            _generation = methods.Generation;
            _resolved.Clear();
        }

        var key = (sample.StackId, sample.Kind == SampleKind.OnCpuTruncated);
        if (!_resolved.TryGetValue(key, out var resolved) || sample.Time < resolved.From || sample.Time >= resolved.Until)
            _resolved[key] = resolved = ResolveStack(sample);
        return new(sample.ThreadId, sample.Time, WithLeaf(resolved.Path, sample), sample.Kind, sample.ProcessId);
    }

    private ResolvedStack ResolveStack(RawSample sample)
    {
        var (from, until) = (new MonotonicTime(long.MinValue), new MonotonicTime(long.MaxValue));
        var addresses = stacks[sample.StackId];
        var path = sample.Kind == SampleKind.OnCpuTruncated || addresses.Length - CountPossibleCallers(addresses) >= truncationDepth
            ? Paths.Child(CallPaths.Root, CallPaths.Truncated)
            : CallPaths.Root;
        var isManagedSeen = false;
        for (var i = addresses.Length - 1; i >= 0; i--)
        {
            var address = addresses[i];
            if (PossibleCaller.Is(address))
            {
                var callee = i - 1;
                while (callee >= 0 && PossibleCaller.Is(addresses[callee]))
                    callee--;
                // Those of the leaf, which differs from sample to sample, are looked at with it.
                if (callee < 0 || !IsCallerOf(addresses[callee] - 1, address, sample.Time, isLeaf: false))
                    continue;
                address = PossibleCaller.Of(address).Address;
            }

            // A caller's address is the one it returns to, which may already belong to the next method.
            var isLeaf = i == 0 && sample.Leaf == 0;
            var found = methods.Resolve(isLeaf ? address : address - 1, sample.Time);
            from = found.From > from ? found.From : from;
            until = found.Until < until ? found.Until : until;
            var method = found.Method;
            isManagedSeen |= method >= 0;
            var library = method < 0 ? methods.ResolveNative(address) : -1;
            // Native code that started the managed code is of no interest.
            if (library >= 0 && !isManagedSeen)
                FramesSeen++;
            else
                path = UnderCounted(path, library >= 0 ? library : method);
        }

        return new(path, from, until);
    }

    private int WithLeaf(int path, RawSample sample)
    {
        if (sample.Leaf != 0)
        {
            foreach (var entry in stacks[sample.StackId])
            {
                if (!PossibleCaller.Is(entry))
                    break;
                if (IsCallerOf(sample.Leaf, entry, sample.Time, isLeaf: true))
                    path = UnderCounted(path, methods.Resolve(PossibleCaller.Of(entry).Address - 1, sample.Time).Method);
            }

            var method = methods.Resolve(sample.Leaf, sample.Time).Method;
            path = UnderCounted(path, method >= 0 ? method : methods.ResolveNative(sample.Leaf));
        }

        return sample.Kind == SampleKind.OnCpuInKernel ? Under(path, methods.Kernel) : path;
    }

    /// <summary>Whether the method at <paramref name="address"/> has no frame there, and its return address is where <paramref name="entry"/> lies. A caller is in the middle of itself, a leaf may be about to return.</summary>
    private bool IsCallerOf(ulong address, ulong entry, MonotonicTime time, bool isLeaf)
    {
        var method = methods.Resolve(address, time);
        if (method.Method < 0 || readCode is null)
            return false;
        var end = isLeaf ? Code(_epilogues, address, method.Method, Epilogue.LongestBytes) : null;
        var words = Epilogue.WordsToReturnAddress(end)
            ?? Prologue.WordsToReturnAddress(Code(_prologues, method.Start, method.Method, Prologue.LongestBytes), address - method.Start);
        return words == PossibleCaller.Of(entry).Words;
    }

    private byte[]? Code(Dictionary<(ulong Address, int Method), byte[]?> read, ulong address, int method, int length)
    {
        ref var code = ref CollectionsMarshal.GetValueRefOrAddDefault(read, (address, method), out var isKnown);
        if (!isKnown)
            code = readCode!(address, length);
        return code;
    }

    private static int CountPossibleCallers(ReadOnlySpan<ulong> addresses)
    {
        var count = 0;
        foreach (var entry in addresses)
            count += PossibleCaller.Is(entry) ? 1 : 0;
        return count;
    }

    private int UnderCounted(int path, int method)
    {
        FramesSeen++;
        FramesUnnamed += method < 0 ? 1 : 0;
        return Under(path, method);
    }

    /// <summary>Consecutive frames of one native library are one frame; only its name is known.</summary>
    private int Under(int path, int method) =>
        method < 0 || (Paths[path].Frame == method && methods.Methods[method].Bucket is not null) ? path : Paths.Child(path, method);

    /// <param name="Path">The call path.</param>
    /// <param name="From">From when on the addresses mean that.</param>
    /// <param name="Until">Until when they do.</param>
    private readonly record struct ResolvedStack(int Path, MonotonicTime From, MonotonicTime Until);
}
