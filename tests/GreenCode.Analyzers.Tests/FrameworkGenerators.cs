using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace GreenCode.Analyzers.Tests;

/// <summary>The source generators of the .NET 8 reference pack that repaired code relies on.</summary>
internal static class FrameworkGenerators
{
    public static IReadOnlyList<Type> All { get; } = Load().GetAwaiter().GetResult();

    private static async Task<IReadOnlyList<Type>> Load()
    {
        var references = await ReferenceAssemblies.Net.Net80.ResolveAsync(LanguageNames.CSharp, CancellationToken.None);
        var reference = references.OfType<PortableExecutableReference>().First().FilePath!;
        var pack = reference[..reference.IndexOf($"{Path.DirectorySeparatorChar}ref{Path.DirectorySeparatorChar}", StringComparison.Ordinal)];
        var assembly = Assembly.LoadFrom(Path.Combine(pack, "analyzers", "dotnet", "cs", "System.Text.RegularExpressions.Generator.dll"));
        return [.. assembly.GetTypes().Where(type => type.IsDefined(typeof(GeneratorAttribute)))];
    }
}
