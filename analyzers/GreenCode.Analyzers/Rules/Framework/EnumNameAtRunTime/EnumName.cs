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
        IInterpolationOperation { FormatString: null, Parent: { } text } hole when BecomesString(text) => NamedMember(hole.Expression),
        _ => null,
    };

    /// <summary>A member whose value no other member has: of two with one value, the runtime names either.</summary>
    private static IFieldSymbol? NamedMember(IOperation value) =>
        Unboxed(value) is IFieldReferenceOperation { Field: { IsConst: true, ContainingType.TypeKind: TypeKind.Enum } member }
        && member.ContainingType.GetMembers().OfType<IFieldSymbol>().Count(other => other.HasConstantValue && Equals(other.ConstantValue, member.ConstantValue)) == 1
            ? member
            : null;

    /// <summary>A cast to a number asks for the number; boxing asks for nothing.</summary>
    public static IOperation Unboxed(IOperation value) => value is IConversionOperation { Type.SpecialType: SpecialType.System_Object or SpecialType.System_Enum or SpecialType.System_ValueType } boxing
        ? boxing.Operand
        : value;

    /// <summary>A handler or FormattableString is handed the value itself, such as a parameter of an SQL statement.</summary>
    private static bool BecomesString(IOperation text) =>
        text.Type?.SpecialType is SpecialType.System_String && text.Parent is not (IInterpolatedStringHandlerCreationOperation or IConversionOperation);
}
