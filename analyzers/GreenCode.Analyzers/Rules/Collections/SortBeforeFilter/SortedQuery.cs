using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Collections.SortBeforeFilter;

/// <summary>A LINQ filter on the outcome of a sort.</summary>
internal sealed class SortedQuery(IInvocationOperation call, IInvocationOperation sort)
{
    public IInvocationOperation Call { get; } = call;

    /// <summary>OrderBy or OrderByDescending, below any ThenBy.</summary>
    public IInvocationOperation Sort { get; } = sort;

    public static SortedQuery? Of(IInvocationOperation call, INamedTypeSymbol enumerable)
    {
        if (call.TargetMethod.Name != "Where" || !IsLinq(call, enumerable))
            return null;

        var source = call.Arguments[0].Value.WithoutConversion() as IInvocationOperation;
        while (source is { TargetMethod.Name: "ThenBy" or "ThenByDescending" } && IsLinq(source, enumerable))
            source = source.Arguments[0].Value.WithoutConversion() as IInvocationOperation;
        return source is { TargetMethod.Name: "OrderBy" or "OrderByDescending" } && IsLinq(source, enumerable) ? new(call, source) : null;
    }

    private static bool IsLinq(IInvocationOperation call, INamedTypeSymbol enumerable) => SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, enumerable);
}
