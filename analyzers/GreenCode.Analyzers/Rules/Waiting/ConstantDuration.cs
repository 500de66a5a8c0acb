using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Waiting;

/// <summary>Reads a length of time that stands in the code.</summary>
internal static class ConstantDuration
{
    /// <summary>
    /// The milliseconds that a number or a TimeSpan stands for, -1 for infinite; null where the code does not say. What a static readonly field of
    /// the same file is set to counts as well.
    /// </summary>
    public static double? Milliseconds(IOperation value) => value switch
    {
        { ConstantValue: { HasValue: true, Value: { } constant } } => constant switch
        {
            int number => number,
            long number => number,
            uint number => number == uint.MaxValue ? -1 : number,
            double number => number,
            _ => null,
        },
        IConversionOperation conversion => Milliseconds(conversion.Operand),
        IParenthesizedOperation parenthesized => Milliseconds(parenthesized.Operand),
        IInvocationOperation { Instance: null, TargetMethod: { ContainingType: var type, Name: var name } } call when name.StartsWith("From", StringComparison.Ordinal) && IsTimeSpan(type) =>
            Sum(call.Arguments, call.Arguments.Length == 1 ? name.Substring("From".Length) : null),
        IObjectCreationOperation { Initializer: null, Type: { } type } creation when IsTimeSpan(type) => Sum(creation.Arguments, unit: null),
        IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field } => OfField(field, value.SemanticModel),
        _ => null,
    };

    private static bool IsTimeSpan(ITypeSymbol type) => type is { Name: "TimeSpan", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static double? OfField(IFieldSymbol field, SemanticModel? model)
    {
        if (field is { Name: "InfiniteTimeSpan", ContainingType.Name: "Timeout" })
            return -1;
        if (field.Name == "Zero" && IsTimeSpan(field.ContainingType))
            return 0;
        if (field.DeclaringSyntaxReferences is not [var declaration] || declaration.SyntaxTree != model?.SyntaxTree)
            return null;

        return declaration.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } initializer } && model.GetOperation(initializer) is { } value and not IFieldReferenceOperation
            ? Milliseconds(value) : null;
    }

    private static double? Sum(IEnumerable<IArgumentOperation> arguments, string? unit)
    {
        var sum = 0.0;
        foreach (var argument in arguments)
        {
            if (argument.Value.ConstantValue is not { HasValue: true, Value: IConvertible number })
                return null;
            if (PerUnit(unit ?? argument.Parameter!.Name) is not { } milliseconds)
                return null;
            sum += milliseconds * number.ToDouble(provider: null);
        }

        return sum;
    }

    private static double? PerUnit(string unit) => unit switch
    {
        "Ticks" or "ticks" => 1e-4,
        "Microseconds" or "microseconds" => 1e-3,
        "Milliseconds" or "milliseconds" => 1,
        "Seconds" or "seconds" => 1e3,
        "Minutes" or "minutes" => 60e3,
        "Hours" or "hours" => 3600e3,
        "Days" or "days" => 86_400e3,
        _ => null,
    };
}
