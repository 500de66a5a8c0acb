using Microsoft.CodeAnalysis;

namespace GreenCode.Analyzers.Roslyn;

/// <summary>Finds the types that work for requests and messages, by declarations alone: no body is read.</summary>
internal sealed class ServingTypes
{
    private readonly Dictionary<INamedTypeSymbol, List<INamedTypeSymbol>> _implementations = new(SymbolEqualityComparer.Default);
    private readonly HashSet<INamedTypeSymbol> _found = new(SymbolEqualityComparer.Default);
    private readonly Queue<INamedTypeSymbol> _open = new();

    private ServingTypes()
    {
    }

    /// <summary>
    /// Handlers, and the classes of the same assembly that they are given as parameters, as they stand or behind an interface, and those that these are given in turn.
    /// </summary>
    public static HashSet<INamedTypeSymbol> Find(IAssemblySymbol assembly, Func<IMethodSymbol, bool> servesRequest, Func<INamedTypeSymbol, bool> isRequestHandler)
    {
        var types = new ServingTypes();
        var all = new List<INamedTypeSymbol>();
        Collect(assembly.GlobalNamespace, all);
        foreach (var type in all.Where(type => type.TypeKind is TypeKind.Class))
        {
            foreach (var face in type.AllInterfaces)
            {
                if (!types._implementations.TryGetValue(face.OriginalDefinition, out var list))
                    types._implementations.Add(face.OriginalDefinition, list = []);
                list.Add(type);
            }
        }

        foreach (var type in all)
        {
            var methods = type.GetMembers().OfType<IMethodSymbol>().Where(method => method.MethodKind is MethodKind.Ordinary);
            if (isRequestHandler(type) || type.AllInterfaces.Any(IsMessageHandler) || type.BaseType is { TypeKind: TypeKind.Error } unresolved && IsMessageHandler(unresolved))
                types.Add(type, methods);
            else if (methods.Where(servesRequest).ToList() is { Count: > 0 } endpoints)
                types.Add(type, endpoints);
        }

        while (types._open.Count > 0)
            types.Add(types._open.Dequeue(), []);
        return types._found;
    }

    /// <summary>IRequestHandler&lt;T&gt;, IHandleMessages&lt;T&gt;, IConsumer&lt;T&gt;, ICommandHandler&lt;T&gt; and the like, whoever declares them.</summary>
    private static bool IsMessageHandler(INamedTypeSymbol face) =>
        face.TypeArguments.Length > 0
        && (face.Name.EndsWith("Handler", StringComparison.Ordinal) || face.Name is "IConsumer" or "IHandleMessages" or "IHandle")
        && face.Name.IndexOf("Job", StringComparison.Ordinal) < 0;

    private static void Collect(INamespaceOrTypeSymbol container, List<INamedTypeSymbol> types)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamedTypeSymbol type)
                types.Add(type);
            if (member is INamespaceOrTypeSymbol inner)
                Collect(inner, types);
        }
    }

    private void Add(INamedTypeSymbol type, IEnumerable<IMethodSymbol> methods)
    {
        _found.Add(type);
        foreach (var parameter in type.InstanceConstructors.Concat(methods).SelectMany(method => method.Parameters))
            Give(parameter.Type);
    }

    /// <summary>A class, the classes behind an interface, and what is inside <c>Lazy&lt;T&gt;</c>, <c>IEnumerable&lt;T&gt;</c> and the like.</summary>
    private void Give(ITypeSymbol given)
    {
        if (given is not INamedTypeSymbol type)
            return;
        foreach (var inner in type.TypeArguments)
            Give(inner);
        Open(type.OriginalDefinition);
        if (_implementations.TryGetValue(type.OriginalDefinition, out var classes))
            classes.ForEach(Open);
    }

    private void Open(INamedTypeSymbol type)
    {
        if (type.TypeKind is TypeKind.Class && type.Locations.Any(location => location.IsInSource) && _found.Add(type))
            _open.Enqueue(type);
    }
}
