using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Collections.LinearSearchInLoop;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LinearSearchInLoopAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0603";

    /// <summary>A handful of elements is found as fast by looking at each of them.</summary>
    private const int Few = 16;

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Collections, DiagnosticSeverity.Info, typeof(LinearSearchInLoopAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!symbols.IsTestProject && symbols.Find("System.Collections.Generic.HashSet`1") is not null)
            context.RegisterOperationAction(Analyze, OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (LinearSearch.Of(call) is not { } search
            || search.Collection.Variable() is not { } collection
            || search.Item.Type is not { } element
            || HasFewValues(element)
            || TurnedOver(call) is not { } scope
            || collection.IsDeclaredIn(scope)
            || collection is IParameterSymbol { IsParams: true }
            || !IsVariedBy(search.Item, scope)
            || !scope.OnlyReads(collection)
            || collection.FixedElementCount(call.SemanticModel!) is <= Few
            || Searched(scope) is { } searched && searched.Is(collection)
            || call.IsInsideExpressionTree())
        {
            return;
        }

        context.Report(Rule, call.Syntax.GetLocation(), collection.Name);
    }

    /// <summary>The loop over items, or the lambda that LINQ calls for each item.</summary>
    private static IOperation? TurnedOver(IOperation call)
    {
        var part = call;
        foreach (var ancestor in call.Ancestors())
        {
            switch (ancestor)
            {
                case IForEachLoopOperation each when part != each.Collection && !each.TurnsSeldom():
                case IForLoopOperation @for when @for.Body == part && !@for.TurnsSeldom():
                    return ancestor;
                case IAnonymousFunctionOperation lambda:
                    return IsCalledPerItem(lambda) ? lambda : null;
                case ILocalFunctionOperation:
                    return null;
            }

            part = ancestor;
        }

        return null;
    }

    private static bool IsCalledPerItem(IAnonymousFunctionOperation lambda) => lambda.Parent is IDelegateCreationOperation
    {
        Parent: IArgumentOperation
        {
            Parent: IInvocationOperation
            {
                TargetMethod: { ContainingType.Name: "Enumerable", Name: "Where" or "Any" or "All" or "Count" or "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault" or "Select" }
                    or { ContainingType.Name: "List", Name: "RemoveAll" or "FindAll" or "Exists" or "Find" or "TrueForAll" or "FindIndex" }
            } owner
        }
    } && !IsShort(owner);

    /// <summary>Whether what LINQ runs over lists a handful of elements itself.</summary>
    private static bool IsShort(IInvocationOperation owner) => (owner.Instance ?? owner.Arguments[0].Value).WithoutConversion() is { } source
        && (source.ElementCount() ?? source.Variable()?.FixedElementCount(owner.SemanticModel!)) is <= Few;

    /// <summary>Whether what is looked for changes from turn to turn: it uses a variable that is declared there, such as the loop's own.</summary>
    private static bool IsVariedBy(IOperation item, IOperation scope) => item.DescendantsAndSelf().Any(part => part.Variable()?.IsDeclaredIn(scope) == true);

    private static IOperation? Searched(IOperation scope) => scope is IForEachLoopOperation each ? each.Collection.WithoutConversion() : null;

    /// <summary>Of these types few values exist, so that a list of them stays short or is searched many elements at a time.</summary>
    private static bool HasFewValues(ITypeSymbol type) => type.TypeKind is TypeKind.Enum || type.SpecialType is SpecialType.System_Boolean or SpecialType.System_Byte
        or SpecialType.System_SByte or SpecialType.System_Char || (type is { Name: "Type", ContainingNamespace.Name: "System" });
}
