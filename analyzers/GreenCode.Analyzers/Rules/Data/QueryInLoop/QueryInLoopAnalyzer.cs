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

        var methods = new QueryingMethods(symbols, entityFramework);
        context.RegisterOperationAction(operation => AnalyzeCall(operation, entityFramework, methods), OperationKind.Invocation);
        context.RegisterOperationAction(operation => AnalyzeLoop(operation, entityFramework), OperationKind.Loop);
    }

    private static void AnalyzeCall(OperationAnalysisContext context, EntityFramework entityFramework, QueryingMethods methods)
    {
        var call = (IInvocationOperation)context.Operation;
        if (QueryOfTurn(call, entityFramework) is { } query)
        {
            if (ItemLoop.Of(call) is { } loop && query.CanBeOneForAll(loop, entityFramework))
                Report(context, entityFramework, call, loop, call.TargetMethod.Name);
        }
        else if (IsOwnMethod(call, context.ContainingSymbol))
        {
            if (ItemLoop.Of(call) is { } loop && QueriesAlways(call, loop, entityFramework))
                Report(context, entityFramework, call, loop, call.TargetMethod.Name);
        }
        else if (call.TargetMethod.DeclaringSyntaxReferences.Length == 1
            && call.Arguments.Length > 0
            && ItemLoop.Of(call) is { } loop
            && !call.Instance.IsDeclaredInside(loop)
            && new TurnKey(loop, entityFramework) is var key
            && key.VaryingParameter(call) is { } parameter
            && methods.QueriesByKey(call.TargetMethod, parameter)
            && key.IsKnownBefore(call))
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

    private static TurnQuery? QueryOfTurn(IInvocationOperation call, EntityFramework entityFramework)
    {
        if (entityFramework.Executed(call) is { } query)
            return new TurnQuery(query, call);
        return entityFramework.IsFindOrLoad(call.TargetMethod) && call.Instance is { } instance ? new TurnQuery(call, instance) : null;
    }

    private static bool IsOwnMethod(IInvocationOperation call, ISymbol containingSymbol) =>
        call.TargetMethod is { MethodKind: MethodKind.Ordinary, DeclaringSyntaxReferences.Length: 1 } method
        && SymbolEqualityComparer.Default.Equals(method.ContainingType, containingSymbol.ContainingType)
        && !SymbolEqualityComparer.Default.Equals(method, containingSymbol);

    /// <summary>Whether the method, one level down and in the same file, cannot return without a query.</summary>
    private static bool QueriesAlways(IInvocationOperation call, IOperation loop, EntityFramework entityFramework)
    {
        var declaration = call.TargetMethod.DeclaringSyntaxReferences[0];
        if (declaration.SyntaxTree != call.Syntax.SyntaxTree
            || !entityFramework.MayQuery(declaration.GetSyntax())
            || call.Arguments.Any(argument => entityFramework.IsContext(argument.Value.Unwrapped().Type) && argument.Value.IsDeclaredInside(loop))
            || call.Arguments.Any(argument => argument.Value.Unwrapped().Type.IsCollection())
            || !new TurnKey(loop, entityFramework).IsKnownBefore(call)
            || call.SemanticModel?.GetOperation(declaration.GetSyntax()) is not IMethodBodyOperation body)
        {
            return false;
        }

        foreach (var part in body.Descendants())
        {
            if (part is IReturnOperation { ReturnedValue: null or { ConstantValue.HasValue: true } or ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation } or ILoopOperation)
                return false;
            if (part is IInvocationOperation inner && QueryOfTurn(inner, entityFramework) is { } query && query.CanBeOneForAll(body, entityFramework) && IsUnconditional(inner))
                return true;
        }

        return false;
    }

    private static bool IsUnconditional(IOperation operation)
    {
        var child = operation;
        foreach (var ancestor in operation.Ancestors())
        {
            if (ancestor.IsFunction()
                || ancestor is IConditionalOperation conditional && child != conditional.Condition
                || ancestor is ISwitchOperation or ISwitchExpressionArmOperation or ICatchClauseOperation
                || ancestor is ICoalesceOperation coalesce && child != coalesce.Value
                || ancestor is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } shortcut && child != shortcut.LeftOperand
                || ancestor is ICoalesceAssignmentOperation)
            {
                return false;
            }

            child = ancestor;
        }

        return true;
    }
}
