using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Threading.NeedlessTaskRun;

/// <summary>What a call of Task.Run hands to the thread pool.</summary>
internal static class TaskRun
{
    public static bool IsAwaited(IInvocationOperation run) =>
        run.Parent is IAwaitOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Parent: IAwaitOperation };

    /// <summary>The asynchronous call that is all that the lambda does, or null where it does more, or works out an argument first.</summary>
    public static IInvocationOperation? OnlyCall(IInvocationOperation run)
    {
        if (Lambda(run) is not { Body.Operations: [var statement, ..] operations } || operations.Skip(1).Any(operation => !operation.IsImplicit))
            return null;

        var value = statement switch
        {
            IReturnOperation returned => returned.ReturnedValue,
            IExpressionStatementOperation expression => expression.Operation,
            _ => null,
        };
        while (value is IConversionOperation { IsImplicit: true } conversion)
            value = conversion.Operand;
        if (value is IAwaitOperation wait)
            value = wait.Operation is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } configured } ? configured : wait.Operation;

        return value is IInvocationOperation { Type.Name: "Task" or "ValueTask" } call && IsKnownToBeAsync(call.TargetMethod) && !WorksFirst(call) ? call : null;
    }

    public static bool IsSynchronous(IInvocationOperation run) => Lambda(run) is { Symbol: { IsAsync: false, ReturnType.Name: not ("Task" or "ValueTask") } };

    private static IAnonymousFunctionOperation? Lambda(IInvocationOperation run) =>
        run.Arguments is [{ Value: IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } }, ..] ? lambda : null;

    /// <summary>A method of this project that returns a task without being async may do all its work before it returns.</summary>
    private static bool IsKnownToBeAsync(IMethodSymbol method) => method.IsAsync || method.IsAbstract || method.DeclaringSyntaxReferences.IsEmpty;

    private static bool WorksFirst(IInvocationOperation call) =>
        call.ChildOperations.Any(part => part.DescendantsAndSelf().Any(inner => inner is IInvocationOperation or IAwaitOperation or IObjectCreationOperation { Arguments.IsEmpty: false }));
}
