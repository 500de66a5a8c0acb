using Microsoft.CodeAnalysis;

namespace GreenCode.Analyzers.Roslyn;

/// <summary>The types that the compilation declares, and which classes stand behind its interfaces.</summary>
internal sealed class SourceTypes
{
    private readonly Dictionary<INamedTypeSymbol, List<INamedTypeSymbol>> _implementations = new(SymbolEqualityComparer.Default);
    private readonly List<INamedTypeSymbol> _all = [];

    public SourceTypes(IAssemblySymbol assembly)
    {
        Collect(assembly.GlobalNamespace);
        foreach (var type in _all.Where(type => type.TypeKind is TypeKind.Class))
        {
            foreach (var face in type.AllInterfaces)
            {
                if (!_implementations.TryGetValue(face.OriginalDefinition, out var classes))
                    _implementations.Add(face.OriginalDefinition, classes = []);
                classes.Add(type);
            }
        }
    }

    public IReadOnlyList<INamedTypeSymbol> All => _all;

    public IReadOnlyList<INamedTypeSymbol> ImplementationsOf(INamedTypeSymbol face) =>
        _implementations.TryGetValue(face.OriginalDefinition, out var classes) ? classes : [];

    private void Collect(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamedTypeSymbol type)
                _all.Add(type);
            if (member is INamespaceOrTypeSymbol inner)
                Collect(inner);
        }
    }
}
