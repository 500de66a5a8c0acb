using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Data;

internal static class DataOperations
{
    /// <summary>The value without conversions, parentheses, <c>!</c>, <c>await</c> and ConfigureAwait around it; of a query in query syntax the calls that it stands for.</summary>
    public static IOperation Unwrapped(this IOperation value)
    {
        while (true)
        {
            switch (value)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    value = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesised:
                    value = parenthesised.Operand;
                    break;
                case ITranslatedQueryOperation query:
                    value = query.Operation;
                    break;
                case IAwaitOperation awaited:
                    value = awaited.Operation;
                    break;
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } instance }:
                    value = instance;
                    break;
                default:
                    return value;
            }
        }
    }

    /// <summary>The outermost expression that is this value, seen from outside: with its <c>await</c> and ConfigureAwait.</summary>
    public static IOperation Wrapped(this IOperation value)
    {
        while (value.Parent is IConversionOperation { OperatorMethod: null } or IParenthesizedOperation or IAwaitOperation
               or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" })
        {
            value = value.Parent;
        }

        return value;
    }

    /// <summary>The value that the local is declared with, or null.</summary>
    public static IOperation? Initialiser(this IOperation reference) =>
        reference is ILocalReferenceOperation { Local: { DeclaringSyntaxReferences: [var declaration] } local, IsDeclaration: false } && declaration.GetSyntax() is VariableDeclaratorSyntax { Initializer: not null }
            ? reference.Root().Descendants().OfType<IVariableDeclaratorOperation>()
                .FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))?.GetVariableInitializer()?.Value
            : null;

    public static bool IsOrDerivesFrom(this ITypeSymbol? type, INamedTypeSymbol? other)
    {
        if (other is null)
            return false;
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, other))
                return true;
        }

        return false;
    }

    /// <summary>Whether the value is, or belongs to, a local that is declared inside the other operation.</summary>
    public static bool IsDeclaredInside(this IOperation? value, IOperation outer) => value?.Unwrapped() switch
    {
        ILocalReferenceOperation local => local.Local.DeclaringSyntaxReferences.Any(declaration => outer.Syntax.Span.Contains(declaration.Span)),
        IParameterReferenceOperation parameter => parameter.Parameter.DeclaringSyntaxReferences.Any(declaration => outer.Syntax.Span.Contains(declaration.Span)),
        IPropertyReferenceOperation property => property.Instance.IsDeclaredInside(outer),
        IFieldReferenceOperation field => field.Instance.IsDeclaredInside(outer),
        _ => false,
    };

    /// <summary>Whether the value holds several: a collection, but no text.</summary>
    public static bool IsCollection(this ITypeSymbol? type) =>
        type is IArrayTypeSymbol
        || type is { SpecialType: not SpecialType.System_String }
            && (type.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_IEnumerable_T
                || type.AllInterfaces.Any(one => one.SpecialType is SpecialType.System_Collections_IEnumerable));
}
