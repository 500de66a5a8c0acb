using GreenCode.Analyzers.Roslyn;
using GreenCode.Analyzers.Rules.Data;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Framework.ReflectionInLoop;

/// <summary>What a call asks of reflection.</summary>
internal static class ReflectionCall
{
    /// <summary>GetCustomAttribute, GetMethod and the like: the answer is the same as long as the question is.</summary>
    public static bool IsLookup(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "GetCustomAttribute" or "GetCustomAttributes" or "IsDefined" => call.TargetMethod.ContainingType.Name is "CustomAttributeExtensions" or "Attribute" || IsMember(call.TargetMethod.ContainingType),
        "GetMethod" or "GetProperty" or "GetField" or "GetConstructor" => IsMember(call.TargetMethod.ContainingType),
        _ => false,
    };

    /// <summary>Invoke, GetValue and SetValue, which box their arguments and check them on each call.</summary>
    public static bool IsUse(IInvocationOperation call) => call.TargetMethod switch
    {
        { Name: "Invoke", ContainingType.Name: "MethodBase" or "MethodInfo" or "ConstructorInfo" } => IsMember(call.TargetMethod.ContainingType) && !IsOfTypeMadeThere(call.Instance),
        { Name: "GetValue" or "SetValue", ContainingType.Name: "PropertyInfo" or "FieldInfo" } => IsMember(call.TargetMethod.ContainingType),
        _ => false,
    };

    /// <summary>Whether the method was looked up in a type that is known at run time only: then there is no delegate to write down for it.</summary>
    private static bool IsOfTypeMadeThere(IOperation? method) => method?.Initialiser() is { } initial
        && initial.DescendantsAndSelf().OfType<IInvocationOperation>().Any(lookup => IsLookup(lookup) && lookup.Instance is ILocalReferenceOperation or IParameterReferenceOperation or IInvocationOperation { TargetMethod.Name: "GetType" });

    /// <summary>The loop that makes the call on each turn although what it asks about stays the same, or null.</summary>
    public static ILoopOperation? RepeatingLoop(IInvocationOperation call)
    {
        IOperation part = call;
        foreach (var ancestor in call.AncestorsInFunction())
        {
            if (ancestor is ILoopOperation loop)
            {
                var onEachTurn = loop switch
                {
                    IForEachLoopOperation { Collection: { } collection } => part != collection,
                    IForLoopOperation { Before: { } before } => !before.Contains(part),
                    _ => true,
                };
                if (onEachTurn)
                    return Asks(call).All(value => StaysTheSame(value, loop)) ? loop : null;
            }

            part = ancestor;
        }

        return null;
    }

    /// <summary>Whether nothing can go wrong when the question is asked once before the loop: it is about a type known here.</summary>
    public static bool CanBeAskedBefore(IInvocationOperation call) =>
        IsLookup(call) && Asks(call).Any(IsTypeOf) && Asks(call).All(value => IsTypeOf(value) || value.ConstantValue.HasValue);

    private static bool IsTypeOf(IOperation value) => value is ITypeOfOperation or IConversionOperation { Operand: ITypeOfOperation };

    private static IEnumerable<IOperation> Asks(IInvocationOperation call)
    {
        if (call.Instance is { } instance)
            yield return instance;
        if (!IsLookup(call))
            yield break;

        foreach (var argument in call.Arguments)
            yield return argument.Value;
    }

    private static bool StaysTheSame(IOperation value, ILoopOperation loop) => value.ConstantValue.HasValue || value switch
    {
        ITypeOfOperation or IInstanceReferenceOperation or IDefaultValueOperation => true,
        ILocalReferenceOperation local => !loop.Syntax.Span.Contains(local.Local.DeclaringSyntaxReferences[0].Span) && !IsChanged(local.Local, loop),
        IParameterReferenceOperation parameter => !IsChanged(parameter.Parameter, loop),
        IFieldReferenceOperation field => !IsChanged(field.Field, loop) && (field.Instance is null || StaysTheSame(field.Instance, loop)),
        IConversionOperation conversion => StaysTheSame(conversion.Operand, loop),
        IInvocationOperation { TargetMethod: { Name: "GetType", ContainingType.SpecialType: SpecialType.System_Object }, Instance: { } instance } => StaysTheSame(instance, loop),
        IInvocationOperation lookup => IsLookup(lookup) && Asks(lookup).All(part => StaysTheSame(part, loop)),
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues.All(element => StaysTheSame(element, loop)),
        _ => false,
    };

    private static bool IsChanged(ISymbol variable, ILoopOperation loop) => loop.Descendants().Any(reference => reference.IsWritten() && SymbolEqualityComparer.Default.Equals(variable, reference switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        _ => null,
    }));

    private static bool IsMember(ITypeSymbol type) =>
        type is { Name: "Type", ContainingNamespace.Name: "System" }
        || type is { Name: "MemberInfo" or "MethodBase" or "MethodInfo" or "ConstructorInfo" or "PropertyInfo" or "FieldInfo", ContainingNamespace.Name: "Reflection" };
}
