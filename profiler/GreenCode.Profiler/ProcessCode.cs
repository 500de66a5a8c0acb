using GreenCode.Profiler.Heap;
using GreenCode.Profiler.Model;
using GreenCode.Profiler.Sampling;
using GreenCode.Profiler.Sampling.EventPipe;
using GreenCode.Profiler.Symbols;
using GreenCode.Profiler.Target;

namespace GreenCode.Profiler;

/// <summary>Where the code of one of the target's processes lies, for as long as samples of it arrive.</summary>
internal sealed class ProcessCode(int processId, ISampleSource source, MethodTable table, CallPaths paths)
{
    private readonly CodeMemory _memory = new(processId);
    private MethodMap _methods = new(table);
    private StackResolver? _resolver;
    private StackResolver? _allocationResolver;
    private bool _hasNewCode = true;
    private bool _hasRuntime;

    /// <summary>Counts of frames that were looked at and of those that could not be named, in earlier programs of the process.</summary>
    private (long Seen, long Unnamed) _before;

    /// <summary>How many frames were looked at, and how many of them could not be named.</summary>
    public (long Seen, long Unnamed) Frames =>
        (_before.Seen + (_resolver?.FramesSeen ?? 0), _before.Unnamed + (_resolver?.FramesUnnamed ?? 0));

    /// <summary>Whether its code may not be read, so that callers of methods without a frame stay unknown.</summary>
    public bool IsRefused => _memory.IsRefused;

    /// <summary>Reads the memory map anew where code has appeared; a new process first runs its parent's program, so its map is read until it has a runtime.</summary>
    public void Refresh()
    {
        if (!_hasNewCode || ProcessFacts.MapsOf(processId) is not { Length: > 0 } lines)
            return;
        var modules = ModuleMap.Parse(lines);
        _hasNewCode = !_hasRuntime;
        _methods.Use(modules);
        source.Use(processId, modules);
    }

    /// <summary>The process has a new runtime: its own first one, or that of another program that it runs from now on.</summary>
    public void Begin()
    {
        (_before, _resolver, _allocationResolver, _methods) = (Frames, null, null, new(table));
        (_hasRuntime, _hasNewCode) = (true, true);
    }

    /// <summary>Takes in what the runtime has told.</summary>
    public void Add(SampleBatch batch)
    {
        _hasNewCode |= !batch.Modules.IsEmpty || !batch.Methods.IsEmpty;
        foreach (var module in batch.Modules)
            _methods.Add(module);
        foreach (var method in batch.Methods)
            _methods.Add(method);
    }

    /// <summary>Names a sample's stack.</summary>
    public PathSample Resolve(RawSample sample) =>
        (_resolver ??= new(_methods, source.Stacks, source.DeepestStack, paths, _memory.Read)).Resolve(sample);

    /// <summary>The call path of an allocation, whose stack the runtime walked.</summary>
    public int PathOf(HeapEvent allocation, RawStackTable stacks) =>
        (_allocationResolver ??= new(_methods, stacks, EventPipeSampleSource.DeepestWalk, paths))
            .Resolve(new(allocation.ThreadId, allocation.Time, 0, allocation.StackId, SampleKind.Managed, processId)).Path;

    /// <summary>Forgets code that went away before <paramref name="time"/>.</summary>
    public void Forget(Energy.MonotonicTime time) => _methods.Forget(time);
}
