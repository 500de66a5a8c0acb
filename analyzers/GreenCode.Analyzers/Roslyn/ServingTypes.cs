using Microsoft.CodeAnalysis;

namespace GreenCode.Analyzers.Roslyn;

/// <summary>Finds the types that work for requests and messages, by declarations alone: no body is read.</summary>
internal sealed class ServingTypes
{
    private readonly SourceTypes _types;
    private readonly HashSet<INamedTypeSymbol> _found = new(SymbolEqualityComparer.Default);
    private readonly Queue<INamedTypeSymbol> _open = new();

    private ServingTypes(SourceTypes types) => _types = types;

    /// <summary>
    /// Handlers (of messages only where the program is no job, which does one thing after another and ends), and the classes of the same assembly that they are given as parameters, as they stand or behind an interface, and those that these are given in turn.
    /// </summary>
    public static HashSet<INamedTypeSymbol> Find(SourceTypes types, bool isJob, Func<IMethodSymbol, bool> servesRequest, Func<INamedTypeSymbol, bool> isRequestHandler)
    {
        var serving = new ServingTypes(types);
        foreach (var type in types.All)
        {
            var methods = type.GetMembers().OfType<IMethodSymbol>().Where(method => method.MethodKind is MethodKind.Ordinary);
            if (isRequestHandler(type) || !isJob && (type.AllInterfaces.Any(IsMessageHandler) || type.BaseType is { TypeKind: TypeKind.Error } unresolved && IsMessageHandler(unresolved)))
                serving.Add(type, methods);
            else if (methods.Where(servesRequest).ToList() is { Count: > 0 } endpoints)
                serving.Add(type, endpoints);
        }

        while (serving._open.Count > 0)
            serving.Add(serving._open.Dequeue(), []);
        return serving._found;
    }

    /// <summary>IRequestHandler&lt;T&gt;, IHandleMessages&lt;T&gt;, IConsumer&lt;T&gt;, ICommandHandler&lt;T&gt; and the like, whoever declares them.</summary>
    private static bool IsMessageHandler(INamedTypeSymbol face) =>
        face.TypeArguments.Length > 0
        && (face.Name.EndsWith("Handler", StringComparison.Ordinal) || face.Name is "IConsumer" or "IHandleMessages" or "IHandle")
        && face.Name.IndexOf("Job", StringComparison.Ordinal) < 0;

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
        foreach (var behind in _types.ImplementationsOf(type))
            Open(behind);
    }

    private void Open(INamedTypeSymbol type)
    {
        if (type.TypeKind is TypeKind.Class && type.Locations.Any(location => location.IsInSource) && _found.Add(type))
            _open.Enqueue(type);
    }
}
