using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Data;

/// <summary>Tells what most turns of a loop do from what a few of them do.</summary>
internal static class LoopTurn
{
    /// <summary>
    /// Whether most turns run the operation, as far as the text shows. Not so in a clause that catches, in what fills a memory of earlier answers, and in a branch
    /// that is the smaller part of the loop, unless its condition only asks whether there is something to work on.
    /// </summary>
    /// <param name="operation">Somewhere inside the loop.</param>
    /// <param name="loop">The loop, or the lambda that runs for each item.</param>
    public static bool RunsOnMost(IOperation operation, IOperation loop)
    {
        var body = loop is ILoopOperation { Body: { } statements } ? statements : loop;
        var child = operation;
        foreach (var ancestor in operation.Ancestors().TakeWhile(ancestor => ancestor != loop))
        {
            if (ancestor is ICatchClauseOperation or ICoalesceAssignmentOperation
                || ancestor is IConditionalOperation conditional && child != conditional.Condition && (IsForUnknown(conditional, child) || IsForTypeThatIsGone(conditional, child))
                || IsBranch(ancestor, child) && !IsMost(ancestor is IConditionalOperation { WhenFalse: null } ? ancestor : child, body) && !IsGuarded(ancestor, child))
            {
                return false;
            }

            child = ancestor;
        }

        return !SkipsWhatIsKnown(body, operation);
    }

    private static bool IsBranch(IOperation parent, IOperation child) => parent switch
    {
        IConditionalOperation conditional => child != conditional.Condition,
        ISwitchCaseOperation => true,
        ISwitchExpressionArmOperation arm => child == arm.Value,
        ICoalesceOperation coalesce => child == coalesce.WhenNull,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } shortcut => child == shortcut.RightOperand,
        _ => false,
    };

    /// <summary>What most of the loop is about, most turns do.</summary>
    private static bool IsMost(IOperation branch, IOperation body) => 2 * branch.Syntax.Span.Length >= body.Syntax.Span.Length;

    private static bool IsGuarded(IOperation parent, IOperation child) => parent switch
    {
        IConditionalOperation conditional => child == conditional.WhenTrue ? SaysPresent(conditional.Condition) : SaysAbsent(conditional.Condition),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => SaysPresent(both.LeftOperand),
        _ => false,
    };

    /// <summary><c>x != null</c>, <c>x.HasValue</c>, <c>x.Count > 0</c> and the like.</summary>
    private static bool SaysPresent(IOperation condition) => condition.Unwrapped() switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => SaysAbsent(not.Operand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => SaysPresent(both.LeftOperand) && SaysPresent(both.RightOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals or BinaryOperatorKind.GreaterThan } comparison =>
            comparison.RightOperand.Unwrapped().ConstantValue is { HasValue: true, Value: null or 0 or 0L or "" },
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } } => true,
        IIsPatternOperation { Pattern: IRecursivePatternOperation { MatchedType: null } } => true,
        IPropertyReferenceOperation { Property.Name: "HasValue" } => true,
        IInvocationOperation { TargetMethod.Name: "Any" } any => any.Arguments.Length <= 1,
        IInvocationOperation { TargetMethod.Name: "TryParse" } => true,
        _ => false,
    };

    private static bool SaysAbsent(IOperation condition) => condition.Unwrapped() switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => SaysPresent(not.Operand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either => SaysAbsent(either.LeftOperand) && SaysAbsent(either.RightOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equality => equality.RightOperand.Unwrapped().ConstantValue is { HasValue: true, Value: null or 0 or 0L or "" },
        IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } => true,
        IInvocationOperation { TargetMethod: { Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace", ContainingType.SpecialType: SpecialType.System_String } } => true,
        _ => false,
    };

    /// <summary>Whether the branch is for keys that a dictionary lacks: then there are as many queries as different keys.</summary>
    private static bool IsForUnknown(IConditionalOperation conditional, IOperation branch)
    {
        var (condition, isNegated) = (conditional.Condition.Unwrapped(), false);
        while (condition is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not)
            (condition, isNegated) = (not.Operand.Unwrapped(), !isNegated);
        return LooksUp(condition) && isNegated == (branch == conditional.WhenTrue);
    }

    /// <summary><c>if (Type.GetType(name) == null) …</c>: what was uninstalled.</summary>
    private static bool IsForTypeThatIsGone(IConditionalOperation conditional, IOperation branch) =>
        branch == conditional.WhenTrue && SaysAbsent(conditional.Condition)
        && conditional.Condition.Descendants().Any(part => part is IInvocationOperation { TargetMethod: { Name: "GetType", IsStatic: true, ContainingType.Name: "Type" } });

    private static bool LooksUp(IOperation condition) =>
        condition is IInvocationOperation { TargetMethod: { Name: "ContainsKey" or "TryGetValue" } };

    private static bool SkipsWhatIsKnown(IOperation body, IOperation operation) => body is IBlockOperation block && block.Operations
        .TakeWhile(statement => statement.Syntax.Span.End <= operation.Syntax.SpanStart)
        .Any(statement => statement is IConditionalOperation { WhenFalse: null } conditional && LooksUp(conditional.Condition.Unwrapped())
            && conditional.WhenTrue.DescendantsAndSelf().Any(part => part is IBranchOperation { BranchKind: BranchKind.Continue }));
}
