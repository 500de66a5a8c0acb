using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Framework.UnguardedLogArgument;

/// <summary>Finds what a log call works out before the logger can say that nobody wants to know.</summary>
internal static class ExpensiveArgument
{
    /// <summary>The first part of the call's message or values that formats, serialises or gathers something, or null.</summary>
    public static IOperation? Of(IInvocationOperation log)
    {
        foreach (var argument in log.Arguments)
        {
            if (argument.Parameter?.Name is "message" or "args" && First(argument.Value) is { } expensive)
                return expensive;
        }

        return null;
    }

    /// <summary>Whether nothing but time is lost when the call is not made: no part of it is there for what it does.</summary>
    public static bool HasNoEffect(IInvocationOperation log) => log.Arguments.All(argument => argument.Descendants().All(inner => inner switch
    {
        IInvocationOperation call => IsExpensive(call) || call.TargetMethod.Name is "GetType" or "ToString" or "GetHashCode" && call.TargetMethod.DeclaringSyntaxReferences.IsEmpty
            || call.TargetMethod.ContainingType is { Name: "Enumerable", ContainingNamespace.Name: "Linq" },
        IObjectCreationOperation or IAssignmentOperation or IIncrementOrDecrementOperation or IAwaitOperation or IDynamicInvocationOperation => false,
        _ => true,
    }));

    private static IOperation? First(IOperation value)
    {
        if (IsExpensive(value))
            return value;
        if (value.IsFunction())
            return null;

        foreach (var child in value.ChildOperations)
        {
            if (First(child) is { } expensive)
                return expensive;
        }

        return null;
    }

    private static bool IsExpensive(IOperation operation) => !operation.ConstantValue.HasValue && operation switch
    {
        IInterpolatedStringOperation => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } => true,
        IInvocationOperation call => IsExpensive(call),
        IPropertyReferenceOperation { Property: { Name: "StackTrace", IsStatic: true, ContainingType.Name: "Environment" } } => true,
        _ => false,
    };

    private static bool IsExpensive(IInvocationOperation call) => (call.TargetMethod.ContainingType.Name, call.TargetMethod.Name) switch
    {
        ("JsonSerializer", "Serialize") or ("JsonConvert", "SerializeObject") => true,
        ("String", "Join" or "Format" or "Concat") => true,
        ("Convert", "ToBase64String" or "ToHexString") or ("BitConverter", "ToString") => true,
        ("Encoding", "GetString") => true,
        ("StringBuilder", "ToString") => true,
        ("Enumerable", "ToList" or "ToArray" or "ToDictionary" or "ToHashSet" or "ToLookup" or "Sum" or "Average" or "Aggregate" or "Max" or "Min") => true,
        ("Enumerable", "Count" or "LongCount") => call.Arguments.Length > 1,
        _ => false,
    };
}
