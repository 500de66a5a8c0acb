using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Data.SiblingIncludes;

/// <summary>The navigations that an Include and its ThenIncludes follow from the row of the query.</summary>
internal sealed class IncludePath(IInvocationOperation step, IReadOnlyList<IPropertySymbol> navigations)
{
    /// <summary>Each collection that multiplies the rows of one before it: the operator that names it, and both. One where two collections multiply, two where three do. Nested where one of them lies within a collection or holds one.</summary>
    public static IReadOnlyList<(IInvocationOperation Step, string Other, string Collection, bool IsNested)> Siblings(EntityQuery query)
    {
        var paths = Of(query);
        var found = new List<(IInvocationOperation Step, string Other, string Collection, bool IsNested)>();
        for (var later = 1; later < paths.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                if (Diverging(paths[earlier], paths[later]) is var (other, collection))
                {
                    if (!found.Exists(sibling => sibling.Collection == collection))
                        found.Add((paths[later]._step, other, collection, paths[earlier].IsNested || paths[later].IsNested));
                    break;
                }
            }
        }

        return found;
    }

    private readonly IInvocationOperation _step = step;
    private readonly IReadOnlyList<IPropertySymbol> _navigations = navigations;

    /// <summary>Whether the path leads to a collection within a collection.</summary>
    private bool IsNested => _navigations.Count(IsMany) > 1;

    private static List<IncludePath> Of(EntityQuery query)
    {
        var paths = new List<IncludePath>();
        foreach (var step in query.Steps.Reverse())
        {
            if (step.TargetMethod.Name is not ("Include" or "ThenInclude") || Navigations(step) is not { Count: > 0 } navigations)
                continue;
            if (step.TargetMethod.Name == "ThenInclude" && paths.LastOrDefault() is { } before)
                paths.Add(new(step, [.. before._navigations, .. navigations]));
            else
                paths.Add(new(step, navigations));
        }

        return paths;
    }

    /// <summary>The first collection of each path behind what both have in common.</summary>
    private static (string Other, string Collection)? Diverging(IncludePath one, IncludePath two)
    {
        var common = one._navigations.Zip(two._navigations, (left, right) => SymbolEqualityComparer.Default.Equals(left, right)).TakeWhile(same => same).Count();
        return one._navigations.Skip(common).FirstOrDefault(IsMany) is { } other && two._navigations.Skip(common).FirstOrDefault(IsMany) is { } collection
            ? (other.Name, collection.Name)
            : null;
    }

    private static bool IsMany(IPropertySymbol navigation) => navigation.Type.IsCollection() && navigation.Type is not IArrayTypeSymbol && !AmountExtensions.NamesKinds(navigation.Name);

    /// <summary><c>p => p.Address.Permits</c>, also with a filter on the collection.</summary>
    private static List<IPropertySymbol>? Navigations(IInvocationOperation step)
    {
        if (step.Arguments.Length < 2 || step.Arguments[1].Value.Descendants().OfType<IReturnOperation>().FirstOrDefault()?.ReturnedValue is not { } value)
            return null;

        var navigations = new List<IPropertySymbol>();
        for (var current = value.Unwrapped(); ;)
        {
            switch (current)
            {
                case IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments: [{ } source, ..] }:
                    current = source.Value.Unwrapped();
                    break;
                case IPropertyReferenceOperation { Instance: { } instance } property:
                    navigations.Insert(0, property.Property);
                    current = instance.Unwrapped();
                    break;
                default:
                    return navigations;
            }
        }
    }
}
