using System.Runtime.InteropServices;
using GreenCode.Energy;
using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Symbols;

/// <summary>
/// Which method's code lay at an address at a moment. Code versions come and go while a program runs (tiering, collectible
/// assemblies), and addresses are used again, so every piece of code has a time from which and until which it is valid.
/// </summary>
/// <remarks>
/// Precompiled (R2R) code is known by its entry points only: an address belongs to the nearest entry point below it within the same
/// mapped file. Not thread-safe.
/// </remarks>
/// <param name="table">The methods; null for its own.</param>
public sealed class MethodMap(MethodTable? table = null)
{
    /// <summary>Code is found by the 4 KB pages that it lies in, so that neither loading nor finding depends on how much there is.</summary>
    private const int PageBits = 12;

    /// <summary>More than any compiler makes of a method: a length beyond it cannot be believed.</summary>
    private const uint LongestMethod = 16 * 1024 * 1024;

    private readonly Dictionary<ulong, List<CodeRange>> _pages = [];
    private readonly PriorityQueue<CodeRange, long> _unloaded = new();
    private readonly SortedSet<(ulong Address, int Method)> _entryPoints = new(Comparer<(ulong Address, int)>.Create(
        static (a, b) => a.Address.CompareTo(b.Address)));

    private readonly MethodTable _table = table ?? new();
    private readonly List<(ulong Address, int Method)> _unplaced = [];
    private readonly Dictionary<ulong, string> _moduleById = [];
    private ModuleMap _modules = ModuleMap.Empty;

    /// <summary>Every method that was loaded, in the order of their ids.</summary>
    public IReadOnlyList<MethodIdentity> Methods => _table.Methods;

    /// <summary>Grows whenever an address may have changed its meaning: what was resolved before must then be resolved again.</summary>
    public int Generation { get; private set; }

    /// <summary>Takes the current memory map of the process.</summary>
    public void Use(ModuleMap modules)
    {
        _modules = modules;
        Generation++;
        _unplaced.RemoveAll(entryPoint => TryPlace(entryPoint.Address, entryPoint.Method));
    }

    /// <summary>Notes a module's file.</summary>
    public void Add(ModuleLoad module) => _moduleById[module.ModuleId] = Path.GetFileNameWithoutExtension(module.Path);

    /// <summary>Notes that a method's code appeared or went away.</summary>
    public void Add(MethodLoad load)
    {
        Generation++;
        if (load.Kind == MethodLoadKind.Unloaded)
            Unload(load.Address, load.Time.Nanoseconds);
        else if (load.Length == 0)
            AddEntryPoint(load);
        else if (load.Length <= LongestMethod && load.Address <= ulong.MaxValue - load.Length)
            Load(new(load.Address, load.Length, load.Time.Nanoseconds, _table.MethodId(load, _moduleById.GetValueOrDefault(load.ModuleId))));
    }

    /// <summary>The method whose code lay at <paramref name="address"/> at <paramref name="time"/>.</summary>
    public MethodAt Resolve(ulong address, MonotonicTime time)
    {
        CodeRange? newest = null;
        var (from, until) = (long.MinValue, long.MaxValue);
        foreach (var range in CollectionsMarshal.AsSpan(_pages.GetValueOrDefault(address >> PageBits)))
        {
            if (!range.Contains(address))
                continue;
            if (range.From > time.Nanoseconds)
                until = Math.Min(until, range.From);
            else if (range.Until <= time.Nanoseconds)
                from = Math.Max(from, range.Until);
            // Where the news that code went away was lost, two ranges lie around the address.
            else if (newest is null || range.From >= newest.From)
                newest = range;
        }

        if (newest is not null)
            return new(newest.Method, new(Math.Max(from, newest.From)), new(Math.Min(until, newest.Until)), newest.Start);
        var (start, method) = EntryPointBelow(address) ?? (0, -1);
        return new(method, new(from), new(until), start);
    }

    /// <summary>The id of the native library whose code lies at <paramref name="address"/>; -1 where there is none.</summary>
    public int ResolveNative(ulong address) =>
        _modules.Find(address) is { Kind: CodeKind.Native } mapping ? _table.NativeId(mapping.FileName) : -1;

    /// <summary>The id that stands for the kernel.</summary>
    public int Kernel => _table.NativeId("kernel");

    /// <summary>Forgets code that went away before <paramref name="time"/>: nobody will ask for it any more.</summary>
    public void Forget(MonotonicTime time)
    {
        while (_unloaded.TryPeek(out var range, out var until) && until < time.Nanoseconds)
        {
            _unloaded.Dequeue();
            for (var page = range.Start >> PageBits; page <= range.Last >> PageBits; page++)
            {
                if (_pages.TryGetValue(page, out var ranges) && ranges.Remove(range) && ranges.Count == 0)
                    _pages.Remove(page);
            }
        }
    }

    /// <summary>The memory map may be older than the assembly.</summary>
    private void AddEntryPoint(MethodLoad load)
    {
        var assembly = AssemblyAt(load.Address);
        var method = _table.MethodId(load, assembly);
        _entryPoints.Add((load.Address, method));
        if (assembly is null)
            _unplaced.Add((load.Address, method));
    }

    private bool TryPlace(ulong address, int method)
    {
        if (AssemblyAt(address) is not { } assembly)
            return false;
        _table.Place(method, assembly);
        return true;
    }

    private void Load(CodeRange range)
    {
        for (var page = range.Start >> PageBits; page <= range.Last >> PageBits; page++)
            (CollectionsMarshal.GetValueRefOrAddDefault(_pages, page, out _) ??= []).Add(range);
    }

    private void Unload(ulong address, long time)
    {
        foreach (var range in CollectionsMarshal.AsSpan(_pages.GetValueOrDefault(address >> PageBits)))
        {
            if (range.Start == address && range.Until == long.MaxValue && range.From <= time)
            {
                range.Until = time;
                _unloaded.Enqueue(range, time);
            }
        }
    }

    private (ulong Address, int Method)? EntryPointBelow(ulong address) =>
        _modules.Find(address) is { Kind: CodeKind.Precompiled } mapping
        && _entryPoints.GetViewBetween((mapping.Start, 0), (address, 0)).Max is { Address: > 0 } entryPoint
            ? entryPoint
            : null;

    private string? AssemblyAt(ulong address) => _modules.Find(address) is { Kind: CodeKind.Precompiled } mapping
        ? Path.GetFileNameWithoutExtension(mapping.FileName)
        : null;
}
