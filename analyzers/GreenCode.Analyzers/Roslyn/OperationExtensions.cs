using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Roslyn;

internal static class OperationExtensions
{
    public static IEnumerable<IOperation> Ancestors(this IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
            yield return parent;
    }

    /// <summary>The ancestors that run when the operation's own function runs: a lambda in a loop runs when it is called, not when the loop turns.</summary>
    public static IEnumerable<IOperation> AncestorsInFunction(this IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null && !parent.IsFunction(); parent = parent.Parent)
            yield return parent;
    }

    public static bool IsFunction(this IOperation operation) => operation is IAnonymousFunctionOperation or ILocalFunctionOperation;

    public static bool IsInsideLoop(this IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null && !parent.IsFunction(); parent = parent.Parent)
        {
            if (parent is ILoopOperation)
                return true;
        }

        return false;
    }

    /// <summary>Whether the code is data for a query provider, where what runs is not what stands there.</summary>
    public static bool IsInsideExpressionTree(this IOperation operation) =>
        operation.Ancestors().Any(ancestor => ancestor is IAnonymousFunctionOperation { Parent.Type: INamedTypeSymbol type } && type.IsExpression());

    /// <summary>The operation that holds the whole body or initialiser of the member.</summary>
    public static IOperation Root(this IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }

    /// <summary>The first ancestor that is more than a conversion or parenthesis around the value: who uses it.</summary>
    public static IOperation? User(this IOperation operation)
    {
        var user = operation.Parent;
        while (user is IConversionOperation or IParenthesizedOperation)
            user = user.Parent;
        return user;
    }

    /// <summary>The local that is declared with this value, or null.</summary>
    public static ILocalSymbol? DeclaredLocal(this IOperation value) =>
        value.User() is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } ? declarator.Symbol : null;

    /// <summary>The value that the local is declared with somewhere below <paramref name="root"/>, or null.</summary>
    public static IOperation? DeclaredValue(this IOperation root, ILocalSymbol local) => root.Descendants()
        .OfType<IVariableDeclaratorOperation>()
        .FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
        ?.GetVariableInitializer()
        ?.Value;

    public static IEnumerable<ILocalReferenceOperation> References(this IOperation root, ILocalSymbol local) =>
        root.Descendants().OfType<ILocalReferenceOperation>().Where(reference => SymbolEqualityComparer.Default.Equals(reference.Local, local));

    public static bool IsWritten(this IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IIncrementOrDecrementOperation => true,
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
        _ => false,
    };

    /// <summary>Whether a catch clause around the operation names the exception type, which then makes a difference.</summary>
    public static bool IsCaughtAs(this IOperation operation, string exceptionType) =>
        operation.Ancestors().Any(ancestor => ancestor is ITryOperation @try && @try.Catches.Any(handler => handler.ExceptionType.Name == exceptionType));

    private static bool IsExpression(this INamedTypeSymbol type) =>
        type is { Name: "Expression", ContainingNamespace: { Name: "Expressions", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } } };
}
