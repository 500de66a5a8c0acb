namespace GreenCode.Profiler.Model;

/// <summary>A method, or a native library, as reports name it. All code versions (tiers, instantiations over references) of a method are one identity.</summary>
/// <param name="Name"><c>Namespace.Type.Method</c>, compiler-made names written as people write them.</param>
/// <param name="Signature">Its parameters in IL notation; null where not known.</param>
/// <param name="Module">The assembly's file name without extension; null where not known.</param>
/// <param name="DocumentationId">The compiler's documentation id; null where it cannot be known.</param>
/// <param name="IsCompilerMade">Whether the compiler made it out of a part of the method it is named after (state machine, lambda, local function).</param>
/// <param name="Bucket">For native code: the bucket that its self energy belongs to; null for a managed method.</param>
public sealed record MethodIdentity(string Name, string? Signature, string? Module, string? DocumentationId, bool IsCompilerMade, Bucket? Bucket = null);
