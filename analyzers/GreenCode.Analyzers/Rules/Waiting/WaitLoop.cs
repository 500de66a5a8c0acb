using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Waiting;

/// <summary>A loop that does nothing on each turn but test whether something has changed, and perhaps pause: what is left of a wait without an event.</summary>
internal sealed class WaitLoop
{
    private readonly List<IOperation> _conditions = [];
    private readonly List<IInvocationOperation> _pauses = [];
    private readonly Func<IInvocationOperation, bool>? _isPause;

    private WaitLoop(Func<IInvocationOperation, bool>? isPause) => _isPause = isPause;

    public IReadOnlyList<IInvocationOperation> Pauses => _pauses;

    /// <summary>The first condition that something outside the loop can change.</summary>
    public IOperation? Awaited => _conditions.FirstOrDefault(SideEffectFreeRead.CanChangeFromOutside);

    /// <summary>Null where the loop does anything else, or turns only so often.</summary>
    public static WaitLoop? Of(ILoopOperation loop, Func<IInvocationOperation, bool>? isPause)
    {
        if (!IsUnbounded(loop))
            return null;

        var wait = new WaitLoop(isPause);
        if (Condition(loop) is { } head)
            wait._conditions.Add(head);
        return wait.OnlyTests(loop.Body) && wait._conditions.TrueForAll(SideEffectFreeRead.IsSideEffectFree) && wait.Awaited is not null ? wait : null;
    }

    public static IOperation? Condition(ILoopOperation loop) => loop switch
    {
        IWhileLoopOperation @while => @while.Condition,
        IForLoopOperation @for => @for.Condition,
        _ => null,
    };

    public static bool IsUnbounded(ILoopOperation loop) => loop is IWhileLoopOperation or IForLoopOperation { AtLoopBottom.IsEmpty: true };

    /// <summary>The call that a statement makes and does not use, awaited or not.</summary>
    public static IInvocationOperation? Call(IOperation statement)
    {
        var call = statement is IExpressionStatementOperation { Operation: var value } ? value is IAwaitOperation { Operation: var awaited } ? awaited : value : null;
        return call is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } configured } ? configured as IInvocationOperation : call as IInvocationOperation;
    }

    private bool OnlyTests(IOperation? statement)
    {
        switch (statement)
        {
            case null or IEmptyOperation or IBranchOperation { BranchKind: BranchKind.Continue }:
                return true;
            case IBlockOperation block:
                return block.Operations.All(OnlyTests);
            case IConditionalOperation test:
                _conditions.Add(test.Condition);
                return (Leaves(test.WhenTrue) || OnlyTests(test.WhenTrue)) && (Leaves(test.WhenFalse) || OnlyTests(test.WhenFalse));
            default:
                if (_isPause is null || Call(statement) is not { } call || !_isPause(call))
                    return false;
                _pauses.Add(call);
                return true;
        }
    }

    /// <summary>What runs once, on the way out of the loop, does not count as work of the loop.</summary>
    private static bool Leaves(IOperation? statement) => statement switch
    {
        IBlockOperation { Operations: [.., var last] } => Leaves(last),
        IBranchOperation branch => branch.BranchKind is BranchKind.Break,
        IReturnOperation => statement.Kind is OperationKind.Return or OperationKind.YieldBreak,
        IThrowOperation => true,
        _ => false,
    };
}
