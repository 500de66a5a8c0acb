using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.InputOutput.WholeFileRead;

/// <summary>Says which code runs for the first caller only, because a field keeps what comes out.</summary>
internal static class KeptResult
{
    /// <summary>Whether a field is filled around the operation where it was null: <c>if (field == null) { … field = result; }</c>.</summary>
    public static bool IsForAFieldThatIsKept(this IOperation operation) => operation.AncestorsInFunction().Any(ancestor =>
        ancestor is IConditionalOperation { WhenTrue: { } fill } test && FieldThatMustBeNull(test.Condition) is { } field && fill.ReferencesTo(field).Any(reference => reference.IsWritten()));

    private static ISymbol? FieldThatMustBeNull(IOperation condition) => condition switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } comparison when IsNull(comparison.RightOperand) => Field(comparison.LeftOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } comparison when IsNull(comparison.LeftOperand) => Field(comparison.RightOperand),
        IIsPatternOperation { Pattern: IConstantPatternOperation { Value: { } value } } test when IsNull(value) => Field(test.Value),
        _ => null,
    };

    private static bool IsNull(IOperation operand) => operand.WithoutConversion().ConstantValue is { HasValue: true, Value: null };

    private static ISymbol? Field(IOperation operand) => operand.WithoutConversion() is IFieldReferenceOperation field ? field.Variable() : null;
}
