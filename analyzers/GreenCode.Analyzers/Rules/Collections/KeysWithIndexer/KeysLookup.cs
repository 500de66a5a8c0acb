using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Collections.KeysWithIndexer;

/// <summary>A loop over the keys of a dictionary that looks each value up again.</summary>
internal sealed class KeysLookup(IForEachLoopOperation loop, IPropertyReferenceOperation keys, ISymbol dictionary, IReadOnlyList<IPropertyReferenceOperation> lookups)
{
    public IForEachLoopOperation Loop { get; } = loop;

    public IPropertyReferenceOperation Keys { get; } = keys;

    public ISymbol Dictionary { get; } = dictionary;

    /// <summary><c>dictionary[key]</c>, where it is read.</summary>
    public IReadOnlyList<IPropertyReferenceOperation> Lookups { get; } = lookups;

    public static KeysLookup? Of(IForEachLoopOperation loop)
    {
        if (loop.Collection.WithoutConversion() is not IPropertyReferenceOperation { Property.Name: "Keys", Instance: { } instance } keys
            || instance.Variable() is not { } dictionary
            || !IsDictionary(instance.Type)
            || loop.Locals is not [var key]
            || loop.Body.ReferencesTo(key).Any(reference => reference.IsWritten())
            || !loop.Body.OnlyReads(dictionary))
        {
            return null;
        }

        IReadOnlyList<IPropertyReferenceOperation> lookups =
        [
            .. loop.Body.Descendants().OfType<IPropertyReferenceOperation>().Where(lookup =>
                lookup is { Property.IsIndexer: true, Arguments: [{ Value: ILocalReferenceOperation argument }] }
                && SymbolEqualityComparer.Default.Equals(argument.Local, key)
                && lookup.Instance?.Is(dictionary) == true),
        ];
        return lookups.Count == 0 ? null : new(loop, keys, dictionary, lookups);
    }

    private static bool IsDictionary(ITypeSymbol? type) => type is INamedTypeSymbol { TypeArguments.Length: 2, ContainingNamespace: { } space }
        && type.Name is "Dictionary" or "IDictionary" or "IReadOnlyDictionary" or "SortedDictionary" or "SortedList" or "ConcurrentDictionary" or "ReadOnlyDictionary" or "ImmutableDictionary" or "FrozenDictionary"
        && space.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal);
}
