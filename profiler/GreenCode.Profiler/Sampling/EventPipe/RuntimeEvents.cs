using System.Buffers.Binary;
using GreenCode.Energy;
using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Sampling.EventPipe;

/// <summary>The runtime's events that GreenCode reads, and their payloads (ids and layouts from the runtime's ClrEtwAll.man).</summary>
internal static class RuntimeEvents
{
    public const int Sample = 1, MethodLoaded = 2, MethodUnloaded = 3, MethodEntryPoint = 4, ModuleLoaded = 5;

    public const string SampleProvider = "Microsoft-DotNETCore-SampleProfiler";
    public const string RuntimeProvider = "Microsoft-Windows-DotNETRuntime";
    public const string RundownProvider = "Microsoft-Windows-DotNETRuntimeRundown";

    /// <summary>Loader 0x8, JIT 0x10, and CompilationDiagnostic 0x2000000000, which names the entry points of precompiled code.</summary>
    public const long SymbolKeywords = 0x8 | 0x10 | 0x20_0000_0000;

    public static int Classify(string provider, int eventId, string name) => (provider, eventId) switch
    {
        (SampleProvider, 0) => Sample,
        (RuntimeProvider, 143) => MethodLoaded,
        (RuntimeProvider, 144) => MethodUnloaded,
        (RuntimeProvider, 159) => MethodEntryPoint,
        (RuntimeProvider, 152) => ModuleLoaded,
        (RundownProvider, 143 or 144) => MethodLoaded,
        (RundownProvider, 153 or 154) => ModuleLoaded,
        _ => 0,
    };

    /// <summary>MethodLoadVerbose: method, module, start (8 bytes each), size, token, flags (4 each), type, name, signature.</summary>
    /// <exception cref="InvalidDataException">The payload is too short, as in the methods below.</exception>
    public static MethodLoad Method(ReadOnlySpan<byte> payload, MonotonicTime time, MethodLoadKind kind)
    {
        var cursor = new ByteCursor(payload);
        _ = cursor.UInt64();
        var (module, start, size) = (cursor.UInt64(), cursor.UInt64(), cursor.UInt32());
        _ = cursor.UInt64();
        return new(time, start, size, module, cursor.Utf16String(), cursor.Utf16String(), cursor.Utf16String(), kind);
    }

    /// <summary>R2RGetEntryPoint: method (8 bytes), type, name, signature, entry point (8 bytes).</summary>
    public static MethodLoad EntryPoint(ReadOnlySpan<byte> payload, MonotonicTime time)
    {
        var cursor = new ByteCursor(payload);
        _ = cursor.UInt64();
        var (type, name, signature) = (cursor.Utf16String(), cursor.Utf16String(), cursor.Utf16String());
        return new(time, cursor.UInt64(), 0, 0, type, name, signature, MethodLoadKind.Loaded);
    }

    /// <summary>ModuleLoad: module, assembly (8 bytes each), flags, reserved (4 each), path of the IL file.</summary>
    public static ModuleLoad Module(ReadOnlySpan<byte> payload)
    {
        var cursor = new ByteCursor(payload);
        var module = cursor.UInt64();
        _ = cursor.Take(16);
        return new(module, cursor.Utf16String());
    }

    /// <summary>The sample's payload is 1 for external, 2 for managed.</summary>
    public static SampleKind Kind(ReadOnlySpan<byte> payload) =>
        payload.Length >= 4 && BinaryPrimitives.ReadInt32LittleEndian(payload) == 2 ? SampleKind.Managed : SampleKind.External;
}
