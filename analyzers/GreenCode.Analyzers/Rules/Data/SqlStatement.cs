using System.Text;
using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Data;

/// <summary>SQL in source code: where a statement gets its text, and what that text is.</summary>
internal static class SqlStatement
{
    /// <summary>Deeper than any statement is put together; code that does not compile can refer to itself without end.</summary>
    private const int MaxDepth = 100;

    private static readonly string[] Parameters = ["sql", "commandText", "cmdText", "selectCommandText"];

    /// <summary>The expression that gives the call its SQL, or null where it cannot be seen.</summary>
    public static IOperation? Of(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { Name: "sql" })
                return argument.Value.Unwrapped();
        }

        if (call.Instance?.Unwrapped() is not ILocalReferenceOperation command)
            return null;

        var texts = command.Root().Descendants().OfType<ISimpleAssignmentOperation>()
            .Where(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "CommandText", Instance: { } instance }
                && instance is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, command.Local))
            .Select(assignment => assignment.Value)
            .ToList();
        if (texts.Count > 0)
            return texts.Count == 1 ? texts[0].Unwrapped() : null;

        return command.Initialiser()?.Unwrapped() is IObjectCreationOperation creation ? OfCreation(creation) : null;
    }

    public static IOperation? OfCreation(IObjectCreationOperation creation) =>
        creation.Arguments.FirstOrDefault(argument => argument.Parameter is { } parameter && Parameters.Contains(parameter.Name))?.Value.Unwrapped();

    /// <summary>The text as far as it is known; what is filled in at run time is <c>?</c>. Null where nothing is known.</summary>
    public static string? TextOf(IOperation sql)
    {
        var text = new StringBuilder();
        return Append(sql.Unwrapped(), text, depth: 0) ? text.ToString() : null;
    }

    private static bool Append(IOperation part, StringBuilder text, int depth)
    {
        if (depth > MaxDepth)
            return false;
        if (part.ConstantValue is { HasValue: true, Value: string constant })
        {
            text.Append(constant);
            return true;
        }

        switch (part)
        {
            case IInterpolatedStringOperation interpolated:
                foreach (var piece in interpolated.Parts)
                {
                    if (piece is IInterpolatedStringTextOperation { Text: { } literal })
                        Append(literal, text, depth + 1);
                    else if (piece is not IInterpolationOperation { Expression: { } hole } || !Append(hole.Unwrapped(), text, depth + 1))
                        text.Append('?');
                }

                return true;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                var (left, right) = (sum.LeftOperand.Unwrapped(), sum.RightOperand.Unwrapped());
                var known = Append(left, text, depth + 1);
                if (!known)
                    text.Append('?');
                if (Append(right, text, depth + 1))
                    return true;
                text.Append('?');
                return known;
            case ILocalReferenceOperation local when local.Initialiser() is { } initial && !local.Root().References(local.Local).Any(reference => reference.IsWritten()):
                return Append(initial.Unwrapped(), text, depth + 1);
            default:
                return false;
        }
    }
}
