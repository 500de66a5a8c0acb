using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Data;

/// <summary>A condition or selector over the rows of a query that is written as a lambda.</summary>
internal sealed class EntityPredicate
{
    private readonly IAnonymousFunctionOperation _lambda;

    private EntityPredicate(IAnonymousFunctionOperation lambda) => _lambda = lambda;

    /// <summary>The lambda, or null where the value is another delegate or has a body of statements.</summary>
    public static EntityPredicate? Of(IOperation value)
    {
        while (value is IDelegateCreationOperation or IConversionOperation)
            value = value is IDelegateCreationOperation creation ? creation.Target : ((IConversionOperation)value).Operand;
        return value is IAnonymousFunctionOperation { Syntax: LambdaExpressionSyntax { ExpressionBody: not null }, Symbol.Parameters.Length: 1 } lambda ? new(lambda) : null;
    }

    private IOperation? Body => (_lambda.Body.Operations.FirstOrDefault() as IReturnOperation)?.ReturnedValue;

    /// <summary>Whether a relational provider can certainly say the same in SQL: stored properties, constants, captured values, comparisons.</summary>
    public bool IsTranslatable => Body is { } body && IsTranslatableValue(body) && !body.DescendantsAndSelf().Any(IsCast);

    /// <summary>A value of another class is one that a converter made, for all that can be known here.</summary>
    private static bool IsCast(IOperation part) => part is IConversionOperation { IsImplicit: false, Conversion.IsReference: true };

    /// <summary>Whether the database also gives the same answer: it does not where texts are compared, because the collation decides there.</summary>
    public bool IsExact => IsTranslatable && _lambda.Body.Descendants().All(part => part switch
    {
        IInvocationOperation => false,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } => !_lambda.Body.Descendants().Any(inner => inner is IPropertyReferenceOperation { Instance: { } instance } && !StartsAtRow(instance)),
        IBinaryOperation binary => IsExactlyComparable(binary.LeftOperand.Unwrapped().Type) && IsExactlyComparable(binary.RightOperand.Unwrapped().Type),
        _ => true,
    });

    private static bool IsExactlyComparable(ITypeSymbol? type) => type switch
    {
        null => true,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => IsExactlyComparable(nullable.TypeArguments[0]),
        { TypeKind: TypeKind.Enum } => false,
        { SpecialType: SpecialType.System_Boolean or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_DateTime } => true,
        { Name: "DateOnly" or "Guid", ContainingNamespace.Name: "System" } => true,
        _ => false,
    };

    private bool IsTranslatableValue(IOperation value) => value.ConstantValue.HasValue || value switch
    {
        IBinaryOperation binary => IsBuiltIn(binary.OperatorMethod) && IsTranslatableValue(binary.LeftOperand) && IsTranslatableValue(binary.RightOperand),
        IUnaryOperation unary => IsBuiltIn(unary.OperatorMethod) && IsTranslatableValue(unary.Operand),
        IConversionOperation conversion => IsBuiltIn(conversion.OperatorMethod) && IsTranslatableValue(conversion.Operand),
        IParenthesizedOperation parenthesised => IsTranslatableValue(parenthesised.Operand),
        IPropertyReferenceOperation property when StartsAtRow(property) => IsStored(property),
        IInvocationOperation call => IsKnown(call),
        _ => IsCaptured(value),
    };

    private bool StartsAtRow(IOperation value)
    {
        while (value.Unwrapped() is IPropertyReferenceOperation { Instance: { } instance })
            value = instance;
        return value.Unwrapped() is IParameterReferenceOperation row && SymbolEqualityComparer.Default.Equals(row.Parameter, _lambda.Symbol.Parameters[0]);
    }

    private static bool IsStored(IPropertyReferenceOperation property)
    {
        var container = property.Property.ContainingType;
        if (container.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true })
        {
            return (container.Name, property.Property.Name) is ("Nullable", "Value" or "HasValue") or ("String", "Length") or ("DateTime" or "DateOnly", "Year" or "Month" or "Day")
                && IsStoredOrRow(property.Instance!.Unwrapped());
        }

        return property.Property is { SetMethod: not null, IsIndexer: false }
            && !property.Property.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "NotMappedAttribute")
            && IsStoredOrRow(property.Instance!.Unwrapped());
    }

    private static bool IsStoredOrRow(IOperation value) => value is not IPropertyReferenceOperation property || IsStored(property);

    private static bool IsBuiltIn(IMethodSymbol? operatorMethod) =>
        operatorMethod is null || operatorMethod.ContainingType.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };

    private bool IsKnown(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.ContainingType.SpecialType is SpecialType.System_String)
        {
            return method.Name is "Contains" or "StartsWith" or "EndsWith" or "IsNullOrEmpty"
                && method.Parameters is [{ Type.SpecialType: SpecialType.System_String }]
                && (call.Instance is null || IsTranslatableValue(call.Instance))
                && IsTranslatableValue(call.Arguments[0].Value);
        }

        return method is { Name: "Contains", ContainingType.Name: "Enumerable" or "List" }
            && call.Arguments.Length <= 2
            && (call.Instance ?? call.Arguments[0].Value).Unwrapped() is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation
            && IsTranslatableValue(call.Arguments.Last().Value);
    }

    /// <summary>A value from outside the lambda, which becomes a parameter of the SQL.</summary>
    private bool IsCaptured(IOperation value) => value switch
    {
        ILocalReferenceOperation => true,
        IParameterReferenceOperation parameter => !SymbolEqualityComparer.Default.Equals(parameter.Parameter, _lambda.Symbol.Parameters[0]),
        IInstanceReferenceOperation => true,
        IFieldReferenceOperation field => field.Instance is null || IsCaptured(field.Instance),
        IPropertyReferenceOperation { Property.IsIndexer: false } property => property.Instance is null || IsCaptured(property.Instance.Unwrapped()),
        _ => false,
    };
}
