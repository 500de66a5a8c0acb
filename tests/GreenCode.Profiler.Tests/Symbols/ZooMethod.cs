using System.Reflection;

namespace GreenCode.Profiler.Tests.Symbols;

/// <summary>One compiled method.</summary>
/// <param name="Type">The type as the runtime's event names it.</param>
/// <param name="Name">The name as the runtime's event gives it.</param>
/// <param name="Signature">The signature as the runtime's event writes it.</param>
/// <param name="Definition">The method's definition.</param>
/// <param name="Number">Its <see cref="Zoo.NrAttribute"/>; 0 without.</param>
/// <param name="DocumentationId">What the compiler wrote into the documentation file for it; null where it has no number.</param>
internal sealed record ZooMethod(
    string Type, string Name, string Signature, MethodBase Definition, int Number, string? DocumentationId);
