using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Framework.EnumNameAtRunTime;

internal static class EnumName
{
    /// <summary>The member of an enum whose name the operation asks for while the program runs, or null where the answer is not certain to be that name.</summary>
    public static IFieldSymbol? AskedFor(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "ToString", Parameters.Length: 0 }, Instance: { } instance } => NamedMember(instance),
        IInvocationOperation { TargetMethod: { Name: "GetName", IsStatic: true, ContainingType.SpecialType: SpecialType.System_Enum } } call => NamedMember(call.Arguments[call.Arguments.Length - 1].Value),
        IInterpolationOperation { FormatString: null } hole when !IsKeptApart(hole) => NamedMember(hole.Expression),
        _ => null,
    };

    /// <summary>A member whose value no other member has: of two with one value, the runtime names either.</summary>
    private static IFieldSymbol? NamedMember(IOperation value) =>
        WithoutImplicitConversion(value) is IFieldReferenceOperation { Field: { IsConst: true, ContainingType.TypeKind: TypeKind.Enum } member }
        && member.ContainingType.GetMembers().OfType<IFieldSymbol>().Count(other => other.HasConstantValue && Equals(other.ConstantValue, member.ConstantValue)) == 1
            ? member
            : null;

    /// <summary>An enum that is cast to a number is written as a number.</summary>
    private static IOperation WithoutImplicitConversion(IOperation value)
    {
        while (value is IParenthesizedOperation or IConversionOperation { IsImplicit: true })
            value = value is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)value).Operand;
        return value;
    }

    /// <summary>Whether the text becomes a FormattableString, whose receiver gets the value itself: a query takes it as a parameter.</summary>
    private static bool IsKeptApart(IInterpolationOperation hole) => hole.Parent?.Ancestors()
        .TakeWhile(ancestor => ancestor is IConversionOperation or IParenthesizedOperation or IConditionalOperation or ICoalesceOperation)
        .Any(ancestor => ancestor.Type?.Name is "FormattableString" or "IFormattable") == true;
}
