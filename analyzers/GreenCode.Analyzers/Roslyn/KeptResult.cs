using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Roslyn;

/// <summary>Says which code runs for the first caller only, because a field keeps what comes out.</summary>
internal static class KeptResult
{
    /// <summary>
    /// Whether a field is filled around the operation where it was null, <c>if (field == null) { … field = result; }</c>, or after the method has left where it was filled,
    /// <c>if (field.Count &gt; 0) return; … field.AddRange(result);</c>.
    /// </summary>
    public static bool IsForAFieldThatIsKept(this IOperation operation)
    {
        var part = operation;
        foreach (var ancestor in operation.AncestorsInFunction())
        {
            if (ancestor is IConditionalOperation { WhenTrue: { } fill } test && FieldThatMustBeNull(test.Condition) is { } field && fill.ReferencesTo(field).Any(reference => reference.IsWritten()))
                return true;
            if (ancestor is IBlockOperation block && block.Operations.TakeWhile(statement => statement != part).Any(statement => LeavesWhereFilled(statement) is { } kept && IsFilledAfter(block, part, kept)))
                return true;
            part = ancestor;
        }

        return false;
    }

    /// <summary>Whether the method has left before where a file was there already: <c>if (File.Exists(path)) return path; …</c> makes what is there from then on.</summary>
    public static bool IsForAFileThatIsKept(this IOperation operation)
    {
        var part = operation;
        foreach (var ancestor in operation.AncestorsInFunction())
        {
            if (ancestor is IBlockOperation block && block.Operations.TakeWhile(statement => statement != part).Any(statement =>
                    statement is IConditionalOperation { WhenFalse: null, Condition: IInvocationOperation { TargetMethod: { Name: "Exists", ContainingType: { Name: "File", ContainingNamespace.Name: "IO" } } } } guard
                    && guard.WhenTrue.DescendantsAndSelf().Any(inner => inner is IReturnOperation)))
            {
                return true;
            }

            part = ancestor;
        }

        return false;
    }

    private static ISymbol? LeavesWhereFilled(IOperation statement) =>
        statement is IConditionalOperation { WhenFalse: null } guard && guard.WhenTrue.DescendantsAndSelf().Any(part => part is IReturnOperation) ? FieldThatIsFilled(guard.Condition) : null;

    private static ISymbol? FieldThatIsFilled(IOperation condition) => condition switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } comparison when IsNull(comparison.RightOperand) => Field(comparison.LeftOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.GreaterThan, LeftOperand: IPropertyReferenceOperation { Property.Name: "Count" or "Length", Instance: { } collection }, RightOperand.ConstantValue: { HasValue: true, Value: 0 } } => Field(collection),
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: { } value } } } test when IsNull(value) => Field(test.Value),
        _ => null,
    };

    private static bool IsFilledAfter(IBlockOperation block, IOperation part, ISymbol kept) => block.Operations
        .SkipWhile(statement => statement != part)
        .SelectMany(statement => statement.ReferencesTo(kept))
        .Any(reference => reference.IsWritten() || reference.Parent is IInvocationOperation call && (call.Instance == reference || call.TargetMethod.IsExtensionMethod) || reference.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } });

    private static ISymbol? FieldThatMustBeNull(IOperation condition) => condition switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } comparison when IsNull(comparison.RightOperand) => Field(comparison.LeftOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } comparison when IsNull(comparison.LeftOperand) => Field(comparison.RightOperand),
        IIsPatternOperation { Pattern: IConstantPatternOperation { Value: { } value } } test when IsNull(value) => Field(test.Value),
        _ => null,
    };

    private static bool IsNull(IOperation operand) => operand.WithoutConversion().ConstantValue is { HasValue: true, Value: null };

    private static ISymbol? Field(IOperation operand) => operand.WithoutConversion() is IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation } and (IFieldReferenceOperation or IPropertyReferenceOperation) and var member ? member.Variable() : null;
}
