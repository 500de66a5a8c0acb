using GreenCode.Energy;

namespace GreenCode.Profiler.Model;

/// <summary>The runtime said where a method's code lies.</summary>
/// <param name="Time">From when on; the beginning of time for a method that a rundown listed.</param>
/// <param name="Address">The code's first address.</param>
/// <param name="Length">Its length in bytes; 0 where only the entry point is known (precompiled code).</param>
/// <param name="ModuleId">The runtime's id of its module; 0 where the event does not carry it.</param>
/// <param name="Type">The full type name as the runtime writes it, nested types with '+'.</param>
/// <param name="Name">The method's metadata name.</param>
/// <param name="Signature">The signature in IL notation.</param>
/// <param name="Kind">Whether the code appears or goes away.</param>
public sealed record MethodLoad(
    MonotonicTime Time, ulong Address, uint Length, ulong ModuleId, string Type, string Name, string Signature, MethodLoadKind Kind);
