using GreenCode.Energy;
using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Symbols;

/// <summary>Turns stacks of addresses into call paths of methods.</summary>
/// <param name="methods">Where code lies.</param>
/// <param name="stacks">The stacks.</param>
/// <param name="truncationDepth">Stacks of this many frames were cut off by the sampler.</param>
/// <param name="paths">Where paths are noted; null for its own.</param>
public sealed class StackResolver(MethodMap methods, RawStackTable stacks, int truncationDepth, CallPaths? paths = null)
{
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
        var path = sample.Kind == SampleKind.OnCpuTruncated || addresses.Length >= truncationDepth
            ? Paths.Child(CallPaths.Root, CallPaths.Truncated)
            : CallPaths.Root;
        var isManagedSeen = false;
        for (var i = addresses.Length - 1; i >= 0; i--)
        {
            // A caller's address is the one it returns to, which may already belong to the next method.
            var isLeaf = i == 0 && sample.Leaf == 0;
            var found = methods.Resolve(isLeaf ? addresses[i] : addresses[i] - 1, sample.Time);
            from = found.From > from ? found.From : from;
            until = found.Until < until ? found.Until : until;
            var method = found.Method;
            isManagedSeen |= method >= 0;
            FramesSeen++;
            if (method < 0 && methods.ResolveNative(addresses[i]) is >= 0 and var library)
            {
                // What started the managed code is of no interest.
                if (isManagedSeen)
                    path = Under(path, library);
                continue;
            }

            FramesUnnamed += method < 0 ? 1 : 0;
            path = Under(path, method);
        }

        return new(path, from, until);
    }

    private int WithLeaf(int path, RawSample sample)
    {
        if (sample.Leaf != 0)
        {
            var method = methods.Resolve(sample.Leaf, sample.Time).Method;
            method = method >= 0 ? method : methods.ResolveNative(sample.Leaf);
            path = Under(path, method);
            FramesSeen++;
            FramesUnnamed += method < 0 ? 1 : 0;
        }

        return sample.Kind == SampleKind.OnCpuInKernel ? Under(path, methods.Kernel) : path;
    }

    /// <summary>Consecutive frames of one native library are one frame; only its name is known.</summary>
    private int Under(int path, int method) =>
        method < 0 || (Paths[path].Frame == method && methods.Methods[method].Bucket is not null) ? path : Paths.Child(path, method);

    /// <param name="Path">The call path.</param>
    /// <param name="From">From when on the addresses mean that.</param>
    /// <param name="Until">Until when they do.</param>
    private readonly record struct ResolvedStack(int Path, MonotonicTime From, MonotonicTime Until);
}
