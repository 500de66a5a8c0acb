using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Roslyn;

/// <summary>Says which code runs only where something has failed already, which is seldom.</summary>
internal static class FailurePath
{
    /// <summary>
    /// Whether the operation stands in a clause that catches, in statements that end by throwing, or where the answer to a request was no success; as far as the
    /// nearest loop or function.
    /// </summary>
    public static bool RunsOnFailure(this IOperation operation)
    {
        var part = operation;
        foreach (var ancestor in operation.AncestorsInFunction().TakeWhile(ancestor => ancestor is not ILoopOperation))
        {
            switch (ancestor)
            {
                case IReturnOperation:
                    return false;
                case ICatchClauseOperation:
                case IConditionalOperation conditional when part != conditional.Condition && AsksForSuccess(conditional.Condition, out var isNegated) && isNegated == (part == conditional.WhenTrue):
                case IBlockOperation block when EndsByThrowing(block, part) || LeavesOnSuccess(block, part):
                    return true;
            }

            part = ancestor;
        }

        return false;
    }

    private static bool EndsByThrowing(IBlockOperation block, IOperation part) =>
        IsThrow(block.Operations[^1]) && !block.Operations.SkipWhile(statement => statement != part).Any(statement => statement.DescendantsAndSelf().Any(IsReturn));

    private static bool LeavesOnSuccess(IBlockOperation block, IOperation part) => block.Operations.TakeWhile(statement => statement != part).Any(statement =>
        statement is IConditionalOperation { WhenFalse: null } guard && AsksForSuccess(guard.Condition, out var isNegated) && !isNegated && guard.WhenTrue.DescendantsAndSelf().Any(IsReturn));

    private static bool AsksForSuccess(IOperation condition, out bool isNegated)
    {
        isNegated = false;
        while (condition is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not)
            (condition, isNegated) = (not.Operand, !isNegated);
        return condition is IPropertyReferenceOperation { Property.Name: "IsSuccessStatusCode" };
    }

    private static bool IsReturn(IOperation statement) => statement is IReturnOperation { Kind: OperationKind.Return };

    private static bool IsThrow(IOperation statement) => statement is IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation };
}
