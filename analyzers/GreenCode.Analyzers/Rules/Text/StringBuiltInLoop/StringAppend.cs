using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Text.StringBuiltInLoop;

/// <summary>An assignment that makes a string out of itself and more text at its end.</summary>
internal sealed class StringAppend(IAssignmentOperation assignment, ISymbol target, IReadOnlyList<IOperation> added)
{
    public IAssignmentOperation Assignment { get; } = assignment;

    /// <summary>The local, parameter, field or automatic property that holds the string.</summary>
    public ISymbol Target { get; } = target;

    /// <summary>What is added, in order. Of an interpolated string it is the whole string, whose first part is the target.</summary>
    public IReadOnlyList<IOperation> Added { get; } = added;

    /// <summary>Whether an address is built, by its name or by the parameter that is added, <c>&amp;name=</c>: an address stays short.</summary>
    public bool IsAddress => Target.Name.EndsWith("url", StringComparison.OrdinalIgnoreCase) || Target.Name.EndsWith("uri", StringComparison.OrdinalIgnoreCase) || Added.Any(part => Start(part) is ['&' or '?', ..]);

    public static StringAppend? Of(IOperation operation)
    {
        if (operation is not IAssignmentOperation { Target: { Type.SpecialType: SpecialType.System_String } targetReference } assignment || TargetOf(targetReference) is not { } target)
            return null;

        IReadOnlyList<IOperation>? added = operation switch
        {
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } => [.. Leaves(assignment.Value)],
            ISimpleAssignmentOperation => AddedTo(targetReference, assignment.Value.WithoutConversion()),
            _ => null,
        };
        return added is null ? null : new(assignment, target, added);
    }

    /// <summary>Whether two references are to the same variable of the same object.</summary>
    public static bool IsSame(IOperation left, IOperation right) => (left, right) switch
    {
        (IMemberReferenceOperation { Instance: { } leftInstance } l, IMemberReferenceOperation { Instance: { } rightInstance } r) =>
            SymbolEqualityComparer.Default.Equals(l.Member, r.Member) && (IsSame(leftInstance, rightInstance) || (leftInstance is IInstanceReferenceOperation && rightInstance is IInstanceReferenceOperation)),
        _ => left.Variable() is { } variable && right.Is(variable),
    };

    /// <summary>The constant text that the part begins with; of an interpolated string that begins with the target, the one after it.</summary>
    private string? Start(IOperation part) => part.WithoutConversion() switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => text,
        { ConstantValue: { HasValue: true, Value: char character } } => character.ToString(),
        IInterpolatedStringOperation { Parts: [IInterpolationOperation first, IInterpolatedStringTextOperation second, ..] } when IsSame(Assignment.Target, first.Expression.WithoutConversion()) => second.Text.ConstantValue.Value as string,
        IInterpolatedStringOperation { Parts: [IInterpolatedStringTextOperation first, ..] } => first.Text.ConstantValue.Value as string,
        _ => null,
    };

    /// <summary>Besides variables of its own also a field or property of an object that a variable holds: <c>letter.Body += line</c>.</summary>
    private static ISymbol? TargetOf(IOperation reference) => reference.Variable() ?? reference switch
    {
        IFieldReferenceOperation { Instance: { } instance } field when instance.Variable() is not null => field.Field,
        IPropertyReferenceOperation { Instance: { } instance, Arguments.Length: 0 } property when instance.Variable() is not null && property.Property.Locations.Any(location => location.IsInSource) => property.Property,
        _ => null,
    };

    private static IReadOnlyList<IOperation>? AddedTo(IOperation target, IOperation value) => value switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } => Rest(target, [.. Leaves(value)]),
        IInterpolatedStringOperation { Parts: [IInterpolationOperation { Alignment: null, FormatString: null } first, _, ..] } when IsSame(target, first.Expression.WithoutConversion()) => [value],
        IInvocationOperation { TargetMethod: { Name: "Concat", ContainingType.SpecialType: SpecialType.System_String } } call
            when call.Arguments.All(argument => argument.ArgumentKind is ArgumentKind.Explicit) => Rest(target, [.. call.Arguments.Select(argument => argument.Value)]),
        _ => null,
    };

    private static IReadOnlyList<IOperation>? Rest(IOperation target, IOperation[] parts) =>
        parts.Length > 1 && IsSame(target, parts[0].WithoutConversion()) ? [.. parts.Skip(1)] : null;

    /// <summary>The texts that a chain of string additions joins: (a + b) + c is a, b, c.</summary>
    private static IEnumerable<IOperation> Leaves(IOperation value)
    {
        while (value is IParenthesizedOperation parenthesized)
            value = parenthesized.Operand;
        return value is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String, OperatorMethod: null, ConstantValue.HasValue: false } sum
            ? Leaves(sum.LeftOperand).Concat(Leaves(sum.RightOperand))
            : [value];
    }
}
