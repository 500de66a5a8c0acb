using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Data.QueryInLoop;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class QueryInLoopAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0302";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Data, DiagnosticSeverity.Info, typeof(QueryInLoopAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.IsTestProject || EntityFramework.Of(symbols) is not { } entityFramework)
            return;

        var (methods, own) = (new QueryingMethods(symbols, entityFramework), new OwnMethods(symbols, entityFramework));
        context.RegisterOperationAction(operation => AnalyzeCall(operation, entityFramework, methods, own), OperationKind.Invocation);
        context.RegisterOperationAction(operation => AnalyzeLoop(operation, entityFramework), OperationKind.Loop);
    }

    private static void AnalyzeCall(OperationAnalysisContext context, EntityFramework entityFramework, QueryingMethods methods, OwnMethods own)
    {
        var call = (IInvocationOperation)context.Operation;
        if (TurnQuery.Of(call, entityFramework) is { } query)
        {
            if (ItemLoop.Of(call) is { } turn && query.CanBeOneForAll(turn, entityFramework))
                Report(context, entityFramework, call, turn, call.TargetMethod.Name);
        }
        else if (call.TargetMethod.DeclaringSyntaxReferences.Length == 1
            && ItemLoop.Of(call) is { } loop
            && (IsOwnMethod(call.TargetMethod, context.ContainingSymbol) ? QueriesAlways(call, loop, entityFramework, own) : QueriesByKey(call, loop, entityFramework, methods)))
        {
            Report(context, entityFramework, call, loop, call.TargetMethod.Name);
        }
    }

    /// <summary>A loop over a query that has not run yet runs it.</summary>
    private static void AnalyzeLoop(OperationAnalysisContext context, EntityFramework entityFramework)
    {
        if (context.Operation is IForEachLoopOperation { Collection: { } collection } inner
            && collection.Unwrapped() is var source
            && entityFramework.IsQueryable(source.Type)
            && entityFramework.QueryOf(source) is { IsKnown: true } query
            && ItemLoop.Of(inner) is { } loop
            && new TurnQuery(query).CanBeOneForAll(loop, entityFramework))
        {
            Report(context, entityFramework, source, loop, "foreach");
        }
    }

    private static void Report(OperationAnalysisContext context, EntityFramework entityFramework, IOperation operation, IOperation loop, string name)
    {
        if (operation.IsInsideExpressionTree() || entityFramework.IsInOneOff(context.ContainingSymbol) || !LoopTurn.RunsOnMost(operation, loop) || StartsAnew(loop))
            return;

        context.Report(Rule, loop.SeverityByTurns(), operation.Syntax.GetLocation(), name);
    }

    /// <summary>Whether the context forgets on each turn what it has fetched, so that nothing can be fetched ahead.</summary>
    private static bool StartsAnew(IOperation loop) => loop.Descendants().Any(part => part is IInvocationOperation { TargetMethod: { Name: "Clear", ContainingType.Name: "ChangeTracker" } });

    private static bool IsOwnMethod(IMethodSymbol method, ISymbol containingSymbol) =>
        method.MethodKind is MethodKind.Ordinary
        && SymbolEqualityComparer.Default.Equals(method.ContainingType, containingSymbol.ContainingType)
        && !SymbolEqualityComparer.Default.Equals(method, containingSymbol);

    /// <summary>Whether the method, one level down and in the same file, cannot return without a query.</summary>
    private static bool QueriesAlways(IInvocationOperation call, IOperation loop, EntityFramework entityFramework, OwnMethods own) =>
        own.MayQueryAlways(call)
        && !call.Arguments.Any(argument => entityFramework.IsContext(argument.Value.Unwrapped().Type) && argument.Value.IsDeclaredInside(loop))
        && !call.Arguments.Any(argument => argument.Value.Unwrapped().Type.IsCollection())
        && TurnKey.Of(loop, entityFramework).IsKnownBefore(call)
        && own.QueriesAlways(call);

    /// <summary>Whether the method, wherever it is declared, queries for the rows with the key that this turn gives it.</summary>
    private static bool QueriesByKey(IInvocationOperation call, IOperation loop, EntityFramework entityFramework, QueryingMethods methods) =>
        call.Arguments.Length > 0
        && methods.QueriesByKey(call.TargetMethod)
        && !call.Instance.IsDeclaredInside(loop)
        && TurnKey.Of(loop, entityFramework) is var key
        && key.VaryingParameter(call) is { } parameter
        && methods.QueriesByKey(call.TargetMethod, parameter)
        && key.IsKnownBefore(call);
}
