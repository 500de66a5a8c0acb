namespace GreenCode.Profiler.Model;

/// <summary>What kind of code lies at an address.</summary>
public enum CodeKind : byte
{
    /// <summary>No executable mapping is known there.</summary>
    None,

    /// <summary>Code that the runtime compiled: memory without a file, or the runtime's double mapping (W^X).</summary>
    Jitted,

    /// <summary>Precompiled (R2R) code in an assembly's file.</summary>
    Precompiled,

    /// <summary>A native library or executable.</summary>
    Native,
}
