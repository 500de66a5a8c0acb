using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Collections.CountOnEveryTurn;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CountOnEveryTurnAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0601";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Collections, DiagnosticSeverity.Warning, typeof(CountOnEveryTurnAnalyzer));

    private static readonly LocalizableString Locks = GreenRule.Text(typeof(CountOnEveryTurnAnalyzer), "Locks");
    private static readonly LocalizableString Copies = GreenRule.Text(typeof(CountOnEveryTurnAnalyzer), "Copies");
    private static readonly LocalizableString Enumerates = GreenRule.Text(typeof(CountOnEveryTurnAnalyzer), "Enumerates");

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.IsTestProject)
            return;
        if (symbols.Find("System.Collections.Concurrent.ConcurrentDictionary`2") is { } concurrent)
            context.RegisterOperationAction(operation => AnalyzeProperty(operation, concurrent), OperationKind.PropertyReference);
        if (symbols.Find("System.Linq.Enumerable") is { } enumerable)
            context.RegisterOperationAction(operation => AnalyzeCall(operation, enumerable), OperationKind.Invocation);
    }

    private static void AnalyzeProperty(OperationAnalysisContext context, INamedTypeSymbol concurrent)
    {
        var property = (IPropertyReferenceOperation)context.Operation;
        if (property.Property.Name is not ("Count" or "Keys" or "Values")
            || !SymbolEqualityComparer.Default.Equals(property.Property.ContainingType.OriginalDefinition, concurrent)
            || property.EnclosingLoop() is not { } loop
            || property.Instance?.Variable() is not { } dictionary
            || dictionary.IsDeclaredIn(loop)
            || !loop.OnlyReads(dictionary)
            || loop is IWhileLoopOperation { Condition: { } condition } && condition.ReferencesTo(dictionary).Any()
            || loop.Waits())
        {
            return;
        }

        // A loop that goes on until the dictionary is empty has somebody who empties it.
        // A count in a body or in a while condition is often meant to be that of the moment; a copy of all keys never is meant to be made again and again.
        if (property.Property.Name != "Count")
            context.Report(Rule, property.Syntax.GetLocation(), property.Syntax.ToString(), Copies);
        else if (IsForCondition(property, loop))
            context.Report(Rule, property.Syntax.GetLocation(), property.Syntax.ToString(), Locks);
    }

    private static void AnalyzeCall(OperationAnalysisContext context, INamedTypeSymbol enumerable)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is not ("Count" or "LongCount")
            || !SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, enumerable)
            || call.EnclosingLoop() is not { } loop
            || !IsForCondition(call, loop)
            || Source(call) is not { } source
            || source.IsDeclaredIn(loop)
            || !loop.OnlyReads(source)
            || !MustEnumerate(call)
            || call.Descendants().Any(part => part is IFieldReferenceOperation or IPropertyReferenceOperation && part.Variable() is { } other && loop.ReferencesTo(other).Any(reference => reference.IsWritten())))
        {
            return;
        }

        context.Report(Rule, call.Arguments.Length > 1 ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning, call.Syntax.GetLocation(), call.Syntax.ToString(), Enumerates);
    }

    internal static bool IsForCondition(IOperation operation, ILoopOperation loop) =>
        loop is IForLoopOperation { Condition: IBinaryOperation condition } && (condition.LeftOperand.WithoutConversion() == operation || condition.RightOperand.WithoutConversion() == operation);

    /// <summary>The variable at the start of a chain of LINQ calls.</summary>
    internal static ISymbol? Source(IInvocationOperation call)
    {
        var source = call.Arguments[0].Value.WithoutConversion();
        while (source is IInvocationOperation { Arguments.Length: > 0, TargetMethod: { IsStatic: true, ContainingType.Name: "Enumerable" } } inner)
            source = inner.Arguments[0].Value.WithoutConversion();
        return source.Variable();
    }

    /// <summary>A predicate or a lazy sequence makes Count run through everything; a collection would only be asked for its own count.</summary>
    private static bool MustEnumerate(IInvocationOperation call)
    {
        var source = call.Arguments[0].Value.WithoutConversion();
        if (call.Arguments.Length > 1)
            return true;
        return source is IInvocationOperation { TargetMethod.Name: "Where" or "Select" or "SelectMany" or "Distinct" or "OfType" or "Skip" or "Take" or "TakeWhile" or "SkipWhile" or "Concat" or "Union" or "Except" or "Intersect" or "GroupBy" }
            || source is ILocalReferenceOperation local && IsLazy(local);
    }

    private static bool IsLazy(ILocalReferenceOperation local) => local.Root().Descendants().OfType<IVariableDeclaratorOperation>()
        .Any(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local.Local)
            && declarator.GetVariableInitializer()?.Value.WithoutConversion() is IInvocationOperation { TargetMethod: { Name: "Where" or "OfType" or "Distinct" or "SelectMany" or "TakeWhile" or "SkipWhile", ContainingType.Name: "Enumerable" } });
}
