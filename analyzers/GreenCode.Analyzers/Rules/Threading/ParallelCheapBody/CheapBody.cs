using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Threading.ParallelCheapBody;

/// <summary>Decides whether a lambda does so little that calling it through a delegate, let alone handing it to another thread, costs more.</summary>
internal static class CheapBody
{
    public static bool IsCheap(IAnonymousFunctionOperation lambda) => !lambda.Symbol.IsAsync && IsCheap(lambda.Body);

    private static bool IsCheap(IOperation operation) => operation.ConstantValue.HasValue || operation switch
    {
        // Strings are allocated and copied, decimals calculated by a method.
        IBinaryOperation binary => IsFast(binary.OperatorMethod) && binary.Type?.SpecialType is not (SpecialType.System_String or SpecialType.System_Decimal) && ChildrenAreCheap(binary),
        ICompoundAssignmentOperation compound => IsFast(compound.OperatorMethod) && compound.Type?.SpecialType is not (SpecialType.System_String or SpecialType.System_Decimal) && ChildrenAreCheap(compound),
        IUnaryOperation unary => IsFast(unary.OperatorMethod) && ChildrenAreCheap(unary),
        IIncrementOrDecrementOperation step => IsFast(step.OperatorMethod) && ChildrenAreCheap(step),
        IConversionOperation conversion => IsFast(conversion.OperatorMethod) && conversion.Operand.Type?.IsReferenceType == conversion.Type?.IsReferenceType && ChildrenAreCheap(conversion),
        IPropertyReferenceOperation property => IsFieldInDisguise(property.Property) && ChildrenAreCheap(property),
        IInvocationOperation call => call.TargetMethod.ContainingType is { Name: "Math" or "MathF" or "Interlocked", ContainingNamespace.Name: "System" or "Threading" } && ChildrenAreCheap(call),
        IBlockOperation or IExpressionStatementOperation or IReturnOperation or ISimpleAssignmentOperation or ILiteralOperation or ILocalReferenceOperation
            or IParameterReferenceOperation or IFieldReferenceOperation or IInstanceReferenceOperation or IArrayElementReferenceOperation or IConditionalOperation
            or IParenthesizedOperation or IVariableDeclarationGroupOperation or IVariableDeclarationOperation or IVariableDeclaratorOperation
            or IVariableInitializerOperation or IEmptyOperation or IArgumentOperation => ChildrenAreCheap(operation),
        _ => false,
    };

    private static bool ChildrenAreCheap(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
        {
            if (!IsCheap(child))
                return false;
        }

        return true;
    }

    private static bool IsFast(IMethodSymbol? operatorMethod) => operatorMethod is null or { ContainingType.SpecialType: not SpecialType.None };

    /// <summary>Automatic properties of this project, and the counts and elements of arrays and lists.</summary>
    private static bool IsFieldInDisguise(IPropertySymbol property) =>
        property is { Name: "Length" or "Count" or "this[]", ContainingType: { Name: "Array" or "List", ContainingNamespace.Name: "System" or "Generic" } }
        || property.ContainingType.GetMembers().Any(member => member is IFieldSymbol { AssociatedSymbol: { } owner } && SymbolEqualityComparer.Default.Equals(owner, property.OriginalDefinition));
}
