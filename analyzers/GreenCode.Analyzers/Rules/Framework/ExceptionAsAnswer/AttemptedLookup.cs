using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Framework.ExceptionAsAnswer;

/// <summary>A try statement whose catch clause takes "not a number" or "no such key" for an answer, where a method exists that answers without exception.</summary>
internal sealed class AttemptedLookup(ITryOperation attempt, ICatchClauseOperation handler, IOperation call, string alternative)
{
    public ITryOperation Attempt { get; } = attempt;

    public ICatchClauseOperation Handler { get; } = handler;

    /// <summary>The call of Parse, or the reading of <c>dictionary[key]</c>.</summary>
    public IOperation Call { get; } = call;

    /// <summary>The method that answers by a Boolean: TryParse or TryGetValue.</summary>
    public string Alternative { get; } = alternative;

    public bool CatchesEverything => IsEverything(Handler);

    public static AttemptedLookup? Of(ITryOperation attempt)
    {
        foreach (var handler in attempt.Catches)
        {
            if (handler.Filter is not null || !(IsEverything(handler) ? attempt.Body.Operations.Length == 1 : IsAnswer(handler.ExceptionType)) || handler.Handler.Descendants().Any(Throws))
                continue;

            var calls = attempt.Body.Descendants()
                .Select(part => (Call: part, Alternative: AlternativeTo(part, handler)))
                .Where(candidate => candidate.Alternative is not null && IsInOwnCode(candidate.Call, attempt)).Take(2).ToList();
            if (calls is [var only] && (!IsEverything(handler) || IsAllThatCanFail(only.Call, attempt)))
                return new(attempt, handler, only.Call, only.Alternative!);
        }

        return null;
    }

    /// <summary>A throw, or a call of a helper that throws.</summary>
    private static bool Throws(IOperation part) =>
        part is IThrowOperation
        || part is IInvocationOperation call && call.TargetMethod.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "DoesNotReturnAttribute", ContainingNamespace.Name: "CodeAnalysis" });

    /// <summary>Not in a lambda, nor in a try statement further in.</summary>
    private static bool IsInOwnCode(IOperation call, ITryOperation attempt) =>
        call.Ancestors().First(ancestor => ancestor is ITryOperation || ancestor.IsFunction()) == attempt;

    private static bool IsEverything(ICatchClauseOperation handler) => handler.ExceptionType is null or { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
        || handler.ExceptionType.SpecialType is SpecialType.System_Object;

    private static bool IsAnswer(ITypeSymbol type) => type.Name is "FormatException" or "OverflowException" or "KeyNotFoundException" && type.ContainingNamespace?.ToDisplayString() is "System" or "System.Collections.Generic";

    /// <summary>Whether the one statement of the body calls nothing else: then it is this call that the clause is there for.</summary>
    private static bool IsAllThatCanFail(IOperation call, ITryOperation attempt) =>
        !attempt.Body.Descendants().Any(part => part != call && part is IInvocationOperation or IObjectCreationOperation or IAwaitOperation or IArrayElementReferenceOperation or ILoopOperation);

    private static string? AlternativeTo(IOperation part, ICatchClauseOperation handler) => part switch
    {
        IInvocationOperation { TargetMethod: { IsStatic: true, Name: "Parse" } parse } when handler.ExceptionType.Name != "KeyNotFoundException" && IsFramework(parse) && HasMember(parse, "TryParse") && KnowsTheType(part) => "TryParse",
        IInvocationOperation { TargetMethod: { IsStatic: true, Name: "ParseExact" } parse } when handler.ExceptionType.Name != "KeyNotFoundException" && IsFramework(parse) && HasMember(parse, "TryParseExact") => "TryParseExact",
        IPropertyReferenceOperation { Property: { IsIndexer: true, Parameters.Length: 1 } indexer, Instance.Type: { } type } lookup when handler.ExceptionType.Name == "KeyNotFoundException"
            && IsFramework(indexer) && !lookup.IsWritten() && type.GetMembers("TryGetValue").Length > 0 => "TryGetValue",
        _ => null,
    };

    private static bool HasMember(IMethodSymbol method, string name) => !method.ContainingType.GetMembers(name).IsEmpty;

    /// <summary>An enum that only the run knows old frameworks cannot try to parse.</summary>
    private static bool KnowsTheType(IOperation parse) =>
        parse is not IInvocationOperation { TargetMethod: { IsGenericMethod: false, ContainingType.SpecialType: SpecialType.System_Enum }, Arguments: [{ Value: not ITypeOfOperation }, ..] };

    private static bool IsFramework(ISymbol symbol) => symbol.ContainingNamespace?.ToDisplayString() is { } space && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal));
}
