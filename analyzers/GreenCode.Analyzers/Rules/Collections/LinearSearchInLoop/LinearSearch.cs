using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Collections.LinearSearchInLoop;

/// <summary>A call that looks through a list or array for an equal element.</summary>
internal sealed class LinearSearch(IInvocationOperation call, IOperation collection, IOperation item)
{
    public IInvocationOperation Call { get; } = call;

    public IOperation Collection { get; } = collection;

    public IOperation Item { get; } = item;

    public static LinearSearch? Of(IInvocationOperation call)
    {
        if (call.TargetMethod.Name != "Contains")
            return null;

        var (collection, item) = call switch
        {
            { Instance: { } instance, Arguments: [var only] } => (instance, only.Value),
            { Instance: null, TargetMethod.ContainingType: { Name: "Enumerable" or "MemoryExtensions" }, Arguments: [var source, var value] } => (source.Value, value.Value),
            _ => default,
        };
        collection = collection?.WithoutConversion();
        return collection is not null && IsList(collection.Type) ? new(call, collection, item) : null;
    }

    /// <summary>Types whose Contains has nothing to go by but one element after the other.</summary>
    private static bool IsList(ITypeSymbol? type) => type is IArrayTypeSymbol { Rank: 1 }
        || (type is INamedTypeSymbol { Name: "List" or "IList" or "IReadOnlyList" or "ImmutableArray" or "ImmutableList", TypeArguments.Length: 1, ContainingNamespace: { } space }
            && (space.Is("System.Collections.Generic") || space.Is("System.Collections.Immutable")));
}
