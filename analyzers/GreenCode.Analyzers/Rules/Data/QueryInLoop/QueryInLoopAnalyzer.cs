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

        context.RegisterOperationAction(operation => AnalyzeCall(operation, entityFramework), OperationKind.Invocation);
        context.RegisterOperationAction(operation => AnalyzeLoop(operation, entityFramework), OperationKind.Loop);
    }

    private static void AnalyzeCall(OperationAnalysisContext context, EntityFramework entityFramework)
    {
        var call = (IInvocationOperation)context.Operation;
        if (QueryOfTurn(call, entityFramework) is { } query && ItemLoop.Of(call) is { } loop && !query.IsInsideBatchOrOwnContext(loop))
            Report(context, entityFramework, call, call.TargetMethod.Name);
        else if (IsOwnMethod(call, context.ContainingSymbol) && ItemLoop.Of(call) is { } around && QueriesAlways(call, around, entityFramework))
            Report(context, entityFramework, call, call.TargetMethod.Name);
    }

    /// <summary>A loop over a query that has not run yet runs it.</summary>
    private static void AnalyzeLoop(OperationAnalysisContext context, EntityFramework entityFramework)
    {
        if (context.Operation is IForEachLoopOperation { Collection: { } collection } inner
            && collection.Unwrapped() is var source
            && entityFramework.IsQueryable(source.Type)
            && entityFramework.QueryOf(source) is { IsKnown: true } query
            && ItemLoop.Of(inner) is { } loop
            && !new Turn(query).IsInsideBatchOrOwnContext(loop))
        {
            Report(context, entityFramework, source, "foreach");
        }
    }

    private static void Report(OperationAnalysisContext context, EntityFramework entityFramework, IOperation operation, string name)
    {
        if (operation.IsInsideExpressionTree() || entityFramework.IsInMigration(context.ContainingSymbol))
            return;

        context.Report(Rule, operation.Syntax.GetLocation(), name);
    }

    private static Turn? QueryOfTurn(IInvocationOperation call, EntityFramework entityFramework)
    {
        if (entityFramework.Executed(call) is { } query)
            return new Turn(query, call);
        return entityFramework.IsFindOrLoad(call.TargetMethod) && call.Instance is { } instance ? new Turn(instance) : null;
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
            || call.SemanticModel?.GetOperation(declaration.GetSyntax()) is not IMethodBodyOperation body
            || call.Arguments.Any(argument => entityFramework.IsContext(argument.Value.Unwrapped().Type) && argument.Value.IsDeclaredInside(loop)))
        {
            return false;
        }

        foreach (var part in body.Descendants())
        {
            if (part is IReturnOperation { ReturnedValue: null or { ConstantValue.HasValue: true } or ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation } or ILoopOperation)
                return false;
            if (part is IInvocationOperation inner && QueryOfTurn(inner, entityFramework) is { } query && !query.IsBatch && !query.IsOfOwnContext(body) && IsUnconditional(inner))
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

    /// <summary>What one turn of a loop asks of the database.</summary>
    private sealed class Turn
    {
        private readonly IOperation? _context;

        public Turn(EntityQuery query, IInvocationOperation? last = null)
        {
            _context = query.Context;
            IsBatch = query.Has("Skip") || query.Steps.Append(last).Append(query.Root as IInvocationOperation).Any(step => step is not null && (FiltersBySet(step) || IsGivenSet(step)));
        }

        public Turn(IOperation instance) => _context = instance;

        /// <summary>Whether the query fetches for many items at once, or the next page.</summary>
        public bool IsBatch { get; }

        public bool IsInsideBatchOrOwnContext(IOperation loop) => IsBatch || IsOfOwnContext(loop);

        /// <summary>A context for every item is a unit of work for every item, or a database for every item.</summary>
        public bool IsOfOwnContext(IOperation outer) => _context.IsDeclaredInside(outer) && !IsParameterOf(outer);

        private bool IsParameterOf(IOperation outer) => outer is IMethodBodyOperation && _context?.Unwrapped() is IParameterReferenceOperation;

        private static bool FiltersBySet(IInvocationOperation step) => step.Arguments.Skip(1).Any(argument => argument.Value.Descendants().Any(part =>
            part is IInvocationOperation { TargetMethod.Name: "Contains" } contains
            && (contains.Instance ?? contains.Arguments[0].Value).Unwrapped() is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation
            && (contains.Instance ?? contains.Arguments[0].Value).Unwrapped().Type.IsCollection()));

        /// <summary>Whether the operator, often one of the program's own, takes the set itself. What goes with SQL text is parameters.</summary>
        private static bool IsGivenSet(IInvocationOperation step) =>
            step.TargetMethod.IsExtensionMethod
            && step.TargetMethod.Name.IndexOf("Sql", StringComparison.Ordinal) < 0
            && step.Arguments.Skip(1).Any(argument =>
                argument.Value.Unwrapped() is (ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation) and { Type: { } type } && type.IsCollection());
    }
}
