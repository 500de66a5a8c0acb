using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Collections.LinearSearchInLoop;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LinearSearchInLoopAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0603";

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
            || collection.FixedElementCount(call.SemanticModel!) is <= AmountExtensions.Handful
            || Searched(scope) is { } searched && searched.Is(collection)
            || call.IsInsideExpressionTree())
        {
            return;
        }

        var severity = AreMany(search.Collection, collection, scope) ? DiagnosticSeverity.Info : DiagnosticSeverity.Hidden;
        context.Report(Rule, severity, call.Syntax.GetLocation(), collection.Name);
    }

    /// <summary>
    /// Whether the code shows that both the elements and the searches can be many: most lists stay a handful, such as settings, roles and the items of a request, and
    /// these are found as fast as in a set.
    /// </summary>
    private static bool AreMany(IOperation searched, ISymbol collection, IOperation scope) => searched.Size() is Amount.Many
        && scope.Ancestors().Prepend(scope).Any(turned => (turned is ILoopOperation or IAnonymousFunctionOperation) && !collection.IsDeclaredIn(turned) && turned.Turns() is Amount.Many);

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
        && (source.ElementCount() ?? source.Variable()?.FixedElementCount(owner.SemanticModel!)) is <= AmountExtensions.Handful;

    /// <summary>Whether what is looked for changes from turn to turn: it uses a variable that is declared there, such as the loop's own.</summary>
    private static bool IsVariedBy(IOperation item, IOperation scope) => item.DescendantsAndSelf().Any(part => part.Variable()?.IsDeclaredIn(scope) == true);

    private static IOperation? Searched(IOperation scope) => scope is IForEachLoopOperation each ? each.Collection.WithoutConversion() : null;

    /// <summary>Of these types few values exist, so that a list of them stays short or is searched many elements at a time.</summary>
    private static bool HasFewValues(ITypeSymbol type) => type.TypeKind is TypeKind.Enum || type.SpecialType is SpecialType.System_Boolean or SpecialType.System_Byte
        or SpecialType.System_SByte or SpecialType.System_Char || (type is { Name: "Type", ContainingNamespace.Name: "System" });
}
