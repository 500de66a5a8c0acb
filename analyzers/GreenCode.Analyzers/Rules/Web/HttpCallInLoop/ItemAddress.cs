using System.Collections.Immutable;
using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Web.HttpCallInLoop;

/// <summary>Tells the address of one item on a server from the address of one server of many.</summary>
internal static class ItemAddress
{
    /// <summary>Whether the item stands in the path or query of the address, behind a server that is the same for all items.</summary>
    public static bool NamesItem(IOperation address, ImmutableArray<ILocalSymbol> items)
    {
        var parts = new List<IOperation>();
        AddParts(address, parts);
        var first = parts.FindIndex(part => part.DescendantsAndSelf().Any(inner => inner is ILocalReferenceOperation local && items.Contains(local.Local, SymbolEqualityComparer.Default)));
        return first > 0 && !(Text(parts[first - 1]) is { } before && before.EndsWith("://", StringComparison.Ordinal));
    }

    private static void AddParts(IOperation value, List<IOperation> parts)
    {
        switch (value)
        {
            case IConversionOperation conversion:
                AddParts(conversion.Operand, parts);
                break;
            case IObjectCreationOperation { Type.Name: "Uri", Arguments: [{ } text, ..] }:
                AddParts(text.Value, parts);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                AddParts(sum.LeftOperand, parts);
                AddParts(sum.RightOperand, parts);
                break;
            case IInterpolatedStringOperation interpolation:
                foreach (var part in interpolation.Parts)
                    AddParts(part is IInterpolationOperation hole ? hole.Expression : part, parts);
                break;
            case ILocalReferenceOperation reference when Declared(reference) is { } declared:
                AddParts(declared, parts);
                break;
            default:
                parts.Add(value);
                break;
        }
    }

    /// <summary>What a local that is set once holds, where it is put together from parts.</summary>
    private static IOperation? Declared(ILocalReferenceOperation reference)
    {
        var root = reference.Root();
        if (root.References(reference.Local).Any(other => other.IsWritten()))
            return null;

        var value = root.DeclaredValue(reference.Local);
        return value is IInterpolatedStringOperation or IBinaryOperation or IObjectCreationOperation ? value : null;
    }

    private static string? Text(IOperation part) => part is IInterpolatedStringTextOperation text ? text.Text.ConstantValue.Value as string : part.ConstantValue.Value as string;
}
