using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Collections.SortBeforeFilter;

/// <summary>A LINQ call on the outcome of OrderBy that would do as well, or nearly, without the sort.</summary>
internal sealed class SortedQuery(IInvocationOperation call, IInvocationOperation sort, bool isThenSorted)
{
    /// <summary>Where, First, Last or Count on the sorted sequence.</summary>
    public IInvocationOperation Call { get; } = call;

    /// <summary>OrderBy or OrderByDescending, below any ThenBy.</summary>
    public IInvocationOperation Sort { get; } = sort;

    public bool IsThenSorted { get; } = isThenSorted;

    public static SortedQuery? Of(IInvocationOperation call, INamedTypeSymbol enumerable)
    {
        if (call.TargetMethod.Name is not ("Where" or "First" or "FirstOrDefault" or "Last" or "LastOrDefault") || !IsLinq(call, enumerable))
            return null;

        var isThenSorted = false;
        var source = call.Arguments[0].Value.WithoutConversion() as IInvocationOperation;
        while (source is { TargetMethod.Name: "ThenBy" or "ThenByDescending" } && IsLinq(source, enumerable))
        {
            isThenSorted = true;
            source = source.Arguments[0].Value.WithoutConversion() as IInvocationOperation;
        }

        return source is { TargetMethod.Name: "OrderBy" or "OrderByDescending" } && IsLinq(source, enumerable) ? new(call, source, isThenSorted) : null;
    }

    /// <summary>Whether a predicate could notice in which order it sees the elements: it sets something, or calls what may remember.</summary>
    public static bool MayRemember(IOperation predicate) => predicate.WithoutConversion() is not IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda }
        || lambda.Descendants().Any(part => part is IAssignmentOperation or IIncrementOrDecrementOperation or IAwaitOperation || (part is IInvocationOperation call && !IsQuestion(call)));

    private static bool IsLinq(IInvocationOperation call, INamedTypeSymbol enumerable) => SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, enumerable);

    /// <summary>Methods of the framework that answer a question and change nothing.</summary>
    private static bool IsQuestion(IInvocationOperation call) =>
        call.TargetMethod.ContainingNamespace is { } space && (space.ToDisplayString() is "System" or "System.Linq" or "System.Collections.Generic" or "System.Text.RegularExpressions" or "System.IO")
        && call.TargetMethod.Name is "Contains" or "ContainsKey" or "StartsWith" or "EndsWith" or "Equals" or "IsNullOrEmpty" or "IsNullOrWhiteSpace" or "Any" or "All" or "Count" or "First"
            or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Sum" or "Min" or "Max" or "CompareTo" or "Compare" or "IsMatch" or "ToString" or "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant"
            or "Trim" or "Substring" or "IndexOf" or "HasFlag" or "IsDigit" or "IsLetter" or "Abs" or "AddDays" or "AddMonths" or "AddYears" or "GetExtension" or "GetFileName" or "Where" or "Select" or "Exists";
}
