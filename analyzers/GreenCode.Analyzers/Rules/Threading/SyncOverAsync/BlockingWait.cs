using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Threading.SyncOverAsync;

/// <summary>The ways to hold a thread until a task is done: Result, Wait() and GetAwaiter().GetResult().</summary>
internal static class BlockingWait
{
    /// <summary>The task that the operation waits for, or null where it does not wait.</summary>
    public static IOperation? TaskOf(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property.Name: "Result", Instance: { } task } when IsAwaitable(task.Type) => task,
        IInvocationOperation { TargetMethod.Name: "Wait", Arguments.IsEmpty: true, Instance: { } task } when IsAwaitable(task.Type) => task,
        IInvocationOperation { TargetMethod.Name: "GetResult", Instance: IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: { } task } } when IsAwaitable(task.Type) => task,
        _ => null,
    };

    /// <summary>
    /// Whether the task has just been started here, by a call whose result nothing else looks at: a task from elsewhere, or one that was awaited or
    /// tested before, may be done already.
    /// </summary>
    public static bool IsJustStarted(IOperation task)
    {
        if (task is ILocalReferenceOperation reference)
        {
            var root = task.Root();
            return root.References(reference.Local).Take(2).Count() == 1 && root.DeclaredValue(reference.Local) is { } value && Starts(value);
        }

        return Starts(task);
    }

    private static bool Starts(IOperation value) => value switch
    {
        IConversionOperation conversion => Starts(conversion.Operand),
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask", Instance: { } task } => IsJustStarted(task),
        // The factories of finished tasks, and those that wait for tasks from elsewhere.
        IInvocationOperation call when call.TargetMethod.ContainingType.Name is "Task" or "ValueTask" => call.TargetMethod.Name is "Run" or "Delay",
        IInvocationOperation call => IsAwaitable(call.Type) && call.Instance?.Type?.Name is not ("MemoryStream" or "StringContent" or "ByteArrayContent" or "FormUrlEncodedContent" or "ReadOnlyMemoryContent"),
        _ => false,
    };

    private static bool IsAwaitable(ITypeSymbol? type) =>
        type is { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } } }
            or { Name: "ConfiguredTaskAwaitable" or "ConfiguredValueTaskAwaitable", ContainingNamespace: { Name: "CompilerServices", ContainingNamespace: { Name: "Runtime", ContainingNamespace.Name: "System" } } };
}
