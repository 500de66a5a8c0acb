namespace GreenCode.Profiler.Model;

/// <summary>A piece of executable memory.</summary>
/// <param name="Start">Its first address.</param>
/// <param name="End">The address behind its last.</param>
/// <param name="Kind">What code lies there.</param>
/// <param name="Path">The file; empty for memory without one.</param>
public readonly record struct CodeMapping(ulong Start, ulong End, CodeKind Kind, string Path)
{
    /// <summary>The file's name with its extension; <c>vdso</c> for the code that the kernel puts into every process.</summary>
    public string FileName => System.IO.Path.GetFileName(Path.AsSpan()).Trim("[]").ToString();
}
