using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Roslyn;

internal static class LoopExtensions
{
    private const int FewTurns = 10;

    /// <summary>The innermost loop that runs the operation on every turn, or null: what a loop enumerates or starts from is evaluated once.</summary>
    public static ILoopOperation? EnclosingLoop(this IOperation operation)
    {
        var part = operation;
        for (var ancestor = operation.Parent; ancestor is not null && !ancestor.IsFunction(); part = ancestor, ancestor = ancestor.Parent)
        {
            if (ancestor is ILoopOperation loop && loop.RunsOnEveryTurn(part))
                return loop;
        }

        return null;
    }

    /// <summary>Whether the loop ends as soon as the operation has run: the statement is followed by break, return or throw in its own block.</summary>
    public static bool EndsAfter(this ILoopOperation loop, IOperation operation)
    {
        var part = operation;
        foreach (var ancestor in operation.Ancestors().TakeWhile(ancestor => ancestor != loop))
        {
            if (ancestor is IBlockOperation block && block.Operations.SkipWhile(statement => statement != part).Skip(1).Any(statement => Leaves(statement, loop)))
                return true;
            part = ancestor;
        }

        return false;
    }

    /// <summary>Whether the text shows that the loop turns a handful of times only.</summary>
    public static bool TurnsSeldom(this ILoopOperation loop) => loop switch
    {
        IForLoopOperation { Condition: IBinaryOperation { RightOperand.ConstantValue: { HasValue: true, Value: int bound } } } => bound is >= -FewTurns and <= FewTurns,
        IForEachLoopOperation each => each.Collection.WithoutConversion() is { } collection
            && (collection.ElementCount() ?? collection.Variable()?.FixedElementCount(each.SemanticModel!)) is <= FewTurns,
        _ => false,
    };

    /// <summary>Whether a loop sleeps or waits on its way: then its pace is that of the clock, of a person or of another machine.</summary>
    public static bool Waits(this ILoopOperation loop) => loop.TakesFromChannel() || loop.Descendants().Any(part => part is IInvocationOperation
    {
        TargetMethod: { Name: "Sleep" or "Delay" or "SpinOnce" } or { Name: "ReadLine" or "ReadKey" or "Read", ContainingType.Name: "Console" },
    }
    || part is IInvocationOperation { TargetMethod.Name: { } name } && name.StartsWith("Wait", StringComparison.Ordinal));

    private static bool TakesFromChannel(this ILoopOperation loop) =>
        loop is IForEachLoopOperation { IsAsynchronous: true } each && each.Collection.DescendantsAndSelf().Any(part => part is IInvocationOperation { TargetMethod: { Name: "ReadAllAsync", ContainingType.Name: "ChannelReader" } });

    /// <summary>Whether the loop goes on for as long as the program does: only an exception or the wish to stop ends it.</summary>
    public static bool NeverEnds(this ILoopOperation loop)
    {
        var condition = loop switch
        {
            IWhileLoopOperation { ConditionIsUntil: false } @while => @while.Condition,
            IForLoopOperation @for => @for.Condition,
            _ => null,
        };
        return (condition is null ? loop is IForLoopOperation : condition.ConstantValue is { HasValue: true, Value: true } || EndsByStopping(condition))
            && !loop.Body.Descendants().Any(part => IsExit(part, loop) && part.AncestorsInFunction().Contains(loop) && !part.AncestorsInFunction().TakeWhile(ancestor => ancestor != loop).Any(IsAboutStopping));
    }

    private static bool IsExit(IOperation part, ILoopOperation loop) => part is not IThrowOperation && Leaves(part, loop) && part is IReturnOperation or IBranchOperation;

    private static bool IsAboutStopping(IOperation ancestor) =>
        ancestor is ICatchClauseOperation || ancestor is IConditionalOperation test && test.Condition.DescendantsAndSelf().Any(IsWishToStop);

    private static bool EndsByStopping(IOperation condition) => condition switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => EndsByStopping(both.LeftOperand) && EndsByStopping(both.RightOperand),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => IsWishToStop(not.Operand.WithoutConversion()),
        IAwaitOperation { Operation: IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } awaited } } => IsTick(awaited),
        IAwaitOperation { Operation: { } awaited } => IsTick(awaited),
        _ => false,
    };

    private static bool IsWishToStop(IOperation part) => part is IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" };

    private static bool IsTick(IOperation awaited) => awaited is IInvocationOperation { TargetMethod.Name: "WaitForNextTickAsync" };

    /// <summary>The number of elements that the expression itself lists, or null.</summary>
    public static int? ElementCount(this IOperation value) => value switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues.Length,
        IObjectCreationOperation { Initializer: { } initializer } => initializer.Initializers.Length,
        _ when value.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.CollectionExpressionSyntax list
            && list.Elements.All(element => element is Microsoft.CodeAnalysis.CSharp.Syntax.ExpressionElementSyntax) => list.Elements.Count,
        _ => null,
    };

    private static bool RunsOnEveryTurn(this ILoopOperation loop, IOperation part) => loop switch
    {
        IForEachLoopOperation each => part != each.Collection,
        IForLoopOperation @for => !@for.Before.Contains(part),
        _ => true,
    };

    private static bool Leaves(IOperation statement, ILoopOperation loop) => statement switch
    {
        IReturnOperation { Kind: OperationKind.Return or OperationKind.YieldBreak } => true,
        IExpressionStatementOperation { Operation: IThrowOperation } or IThrowOperation => true,
        IBranchOperation branch => branch.BranchKind is BranchKind.GoTo || SymbolEqualityComparer.Default.Equals(branch.Target, loop.ExitLabel),
        _ => false,
    };
}
