using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Symbols;

/// <summary>Every method and native library once, with a number that frames refer to. Shared by the target's processes. Not thread-safe.</summary>
public sealed class MethodTable
{
    private const string Collector = "gc";

    private readonly Dictionary<(string Type, string Name, string Signature, string? Module), int> _methodIds = [];
    private readonly Dictionary<string, int> _nativeIds = [];
    private readonly List<MethodIdentity> _methods = [];

    /// <summary>Every method, in the order of their ids.</summary>
    public IReadOnlyList<MethodIdentity> Methods => _methods;

    /// <summary>
    /// The id of a method. All code of a method has one id, whatever its tier and its type arguments. Modules tell apart what equal names
    /// cannot; entry points may not know theirs.
    /// </summary>
    public int MethodId(MethodLoad load, string? module)
    {
        var type = MethodNames.WrittenType(load.Type);
        if (_methodIds.TryGetValue((type, load.Name, load.Signature, module), out var id))
            return id;

        var anonymous = (type, load.Name, load.Signature, (string?)null);
        if (_methodIds.TryGetValue(anonymous, out id) && (_methods[id].Module is null || _methods[id].Module == module))
        {
            _methods[id] = _methods[id] with { Module = module };
            return _methodIds[(type, load.Name, load.Signature, module)] = id;
        }

        _methods.Add(new(
            MethodNames.Display(load.Type, load.Name),
            load.Signature,
            module,
            DocumentationIds.Of(load.Type, load.Name, load.Signature),
            MethodNames.IsCompilerMade(load.Type, load.Name)));
        id = _methods.Count - 1;
        _methodIds.TryAdd(anonymous, id);
        return _methodIds[(type, load.Name, load.Signature, module)] = id;
    }

    /// <summary>Notes a method's module, where it is not known yet.</summary>
    public void Place(int method, string module) => _methods[method] = _methods[method] with { Module = _methods[method].Module ?? module };

    /// <summary>The id of a native library, or of the kernel.</summary>
    public int NativeId(string library)
    {
        if (_nativeIds.TryGetValue(library, out var id))
            return id;
        _methods.Add(new($"[{library}]", null, library, null, false, BucketOf(library)));
        return _nativeIds[library] = _methods.Count - 1;
    }

    /// <summary>The id that stands for the garbage collector at work on a thread of the program.</summary>
    public int Collection => NativeId(Collector);

    private static Bucket BucketOf(string library) => library switch
    {
        "kernel" => Bucket.Kernel,
        "libcoreclr.so" => Bucket.Runtime,
        "libclrjit.so" => Bucket.Jit,
        Collector or "libclrgc.so" or "libclrgcexp.so" => Bucket.Gc,
        _ => Bucket.Native,
    };
}
