using System.Runtime.CompilerServices;
using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Data;

/// <summary>Finds loops whose number of turns is a number of items, so that one statement for all of them could take the place of one for each.</summary>
internal static class ItemLoop
{
    private const int Few = 10;
    private const int MostHops = 4;

    /// <summary>Loops and lambdas hold many calls, each of which asks about them.</summary>
    private static readonly ConditionalWeakTable<IOperation, Turns> PerScope = new();

    private static readonly ConditionalWeakTable<IOperation, Turns>.CreateValueCallback MakeTurns = Classify;

    /// <summary>
    /// The loop, or the delegate that a method runs for each item, that runs the operation once per item. Null where it runs once, and where the turns are
    /// batches, pages, attempts, a search that stops when it has found something, a handful of constants, or messages that come in over time.
    /// </summary>
    public static IOperation? Of(IOperation operation)
    {
        var child = operation;
        for (var parent = operation.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case ILoopOperation loop when child == loop.Body:
                    return PerScope.GetValue(loop, MakeTurns) is { RunPerItem: true } turns && turns.LastEarlyExit <= operation.Syntax.SpanStart ? loop : null;
                case IAnonymousFunctionOperation lambda:
                    return PerScope.GetValue(lambda, MakeTurns).RunPerItem ? lambda : null;
                case ILocalFunctionOperation:
                    return null;
            }
        }

        return null;
    }

    private static Turns Classify(IOperation scope) => scope switch
    {
        IForEachLoopOperation each => new(RunsPerItem(each), each),
        IForLoopOperation counting => new(RunsPerItem(counting), counting),
        IWhileLoopOperation loop => new(ReadsRows(loop), loop),
        IAnonymousFunctionOperation lambda => new(RunsPerItem(lambda), loop: null),
        _ => new(runPerItem: false, loop: null),
    };

    private static bool RunsPerItem(IForEachLoopOperation loop) =>
        !(loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: { } item } && (item.Type.IsCollection() || item.Type.TypeKind is TypeKind.Error || IsPortion(item.Name)))
        && (!loop.IsAsynchronous || loop.Collection.Unwrapped() is IInvocationOperation { TargetMethod.Name: "AsAsyncEnumerable" })
        && IsManyItems(loop.Collection);

    private static bool RunsPerItem(IForLoopOperation loop) =>
        loop.AtLoopBottom is [IExpressionStatementOperation { Operation: IIncrementOrDecrementOperation { Target: ILocalReferenceOperation { Local: { } counter } } }]
        && !CountsOther(counter.Name)
        && loop.Condition is IBinaryOperation condition
        && !IsFew(condition.RightOperand)
        && !IsFew(condition.LeftOperand);

    private static bool RunsPerItem(IAnonymousFunctionOperation lambda)
    {
        if (lambda.Symbol.Parameters is not [{ } item, ..] || item.Type.IsCollection() || item.Type.TypeKind is TypeKind.Error || IsPortion(item.Name))
            return false;

        var parent = lambda.Parent;
        while (parent is IDelegateCreationOperation or IConversionOperation)
            parent = parent.Parent;
        if (parent is not IArgumentOperation { Parent: IInvocationOperation call })
            return false;

        return (call.TargetMethod.ContainingType.Name, call.TargetMethod.Name) switch
        {
            ("Enumerable", "Select" or "SelectMany" or "Where" or "All" or "ToDictionary" or "Sum" or "Count") =>
                call.Arguments.Length > 1 && !call.Type.IsQueryable() && IsManyItems(call.Arguments[0].Value),
            ("List" or "Array" or "ImmutableList", "ForEach") => IsManyItems(call.Instance ?? call.Arguments[0].Value),
            ("Parallel", "ForEach" or "ForEachAsync") => IsManyItems(call.Arguments[0].Value),
            _ => false,
        };
    }

    private static bool IsQueryable(this ITypeSymbol? type) => type is { Name: "IQueryable" or "IOrderedQueryable" };

    /// <summary>A reader or an enumerator gives rows; whatever else a while loop waits for is no number of items.</summary>
    private static bool ReadsRows(IWhileLoopOperation loop) => loop.Condition is { } condition && condition.DescendantsAndSelf().Any(part =>
        part is IInvocationOperation { TargetMethod: { Name: "Read" or "ReadAsync" or "MoveNext" or "MoveNextAsync" or "ReadLine" or "ReadLineAsync" } });

    /// <param name="collection">What is enumerated.</param>
    /// <param name="hops">How many variables were followed: code that does not compile may lead in a circle.</param>
    private static bool IsManyItems(IOperation collection, int hops = 0)
    {
        var items = collection.Unwrapped();
        if (hops < MostHops && items is ILocalReferenceOperation && items.Initialiser()?.Unwrapped() is { } initial && (initial.ElementCount() > 0 || initial is IInvocationOperation && !IsManyItems(initial, hops + 1)))
            return false;
        return items.Type is null or { TypeKind: not TypeKind.Error, Name: not ("Option" or "Optional" or "Maybe") } && !(items.ElementCount() > 0) && !(items.Variable() is (IFieldSymbol or IPropertySymbol) and { } listed && listed.FixedElementCount(items.SemanticModel!) is > 0 and <= Few) && items switch
        {
            IInvocationOperation { TargetMethod: { Name: "Range", ContainingType.Name: "Enumerable" } } range => !range.Arguments.Any(argument => argument.Parameter?.Name == "count" && IsFew(argument.Value)),
            IInvocationOperation { TargetMethod: { Name: "Take", ContainingType.Name: "Enumerable" or "Queryable" } } few when few.Arguments.Any(argument => IsFew(argument.Value)) => false,
            IInvocationOperation { TargetMethod.Name: "GetValues" or "GetNames" or "GetConsumingEnumerable" or "ReadAllAsync" or "Chunk" or "Batch" or "GroupBy" } => false,
            // What one unit of work has changed is little.
            IInvocationOperation { TargetMethod: { Name: "Entries", ContainingType.Name: "ChangeTracker" } } => false,
            // The operators that keep or lessen the items of a sequence.
            IInvocationOperation { TargetMethod: { Name: "Where" or "OrderBy" or "OrderByDescending" or "Select" or "Distinct" or "ToList" or "ToArray", IsExtensionMethod: true }, Arguments: [{ } source, ..] } => IsManyItems(source.Value, hops),
            _ => true,
        };
    }

    private static bool IsFew(IOperation number) => number.ConstantValue is { HasValue: true, Value: int and >= 1 and <= Few };

    private static bool CountsOther(string name) =>
        name.Length > 2 && new[] { "page", "attempt", "retr", "tries", "batch", "chunk", "skip", "offset" }.Any(word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>An item that by its name stands for many.</summary>
    private static bool IsPortion(string name) => name.EndsWith("chunk", StringComparison.OrdinalIgnoreCase) || name.EndsWith("batch", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the loop may end here because it has what was looked for. An exit where that failed does not count: then all turns are usual.</summary>
    private static bool IsEarlyExit(IOperation part, ILoopOperation loop) =>
        (part is IReturnOperation { Kind: OperationKind.Return } || part is IBranchOperation { BranchKind: BranchKind.Break } branch && SymbolEqualityComparer.Default.Equals(branch.Target, loop.ExitLabel))
        && !part.Ancestors().TakeWhile(ancestor => ancestor != loop).Any(ancestor => ancestor.IsFunction() || ancestor is ICatchClauseOperation)
        && !IsFailure(part, loop);

    private static bool IsFailure(IOperation exit, ILoopOperation loop)
    {
        var child = exit;
        foreach (var ancestor in exit.Ancestors().TakeWhile(ancestor => ancestor != loop))
        {
            if (ancestor is IConditionalOperation conditional && child == conditional.WhenTrue)
                return SaysNo(conditional.Condition);
            child = ancestor;
        }

        return false;
    }

    private static bool SaysNo(IOperation condition) => condition.Unwrapped() switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equality => equality.RightOperand.Unwrapped().ConstantValue is { HasValue: true, Value: null or false or 0 },
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either => SaysNo(either.LeftOperand) && SaysNo(either.RightOperand),
        IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } => true,
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: not IConstantPatternOperation } } => true,
        _ => false,
    };

    private sealed class Turns
    {
        private readonly Lazy<int> _lastEarlyExit;

        public Turns(bool runPerItem, ILoopOperation? loop)
        {
            RunPerItem = runPerItem;
            _lastEarlyExit = new(() => loop is null ? -1 : loop.Body.Descendants().Where(part => IsEarlyExit(part, loop)).Select(part => part.Syntax.Span.End).DefaultIfEmpty(-1).Max());
        }

        public bool RunPerItem { get; }

        /// <summary>Where in the text the loop may end early for the last time; what stands behind it is done on each turn.</summary>
        public int LastEarlyExit => _lastEarlyExit.Value;
    }
}
