using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Roslyn;

/// <summary>Decides whether an expression gives an equivalent value on every call, so that a static readonly field can hold it.</summary>
internal static class StaticValue
{
    public static bool CanLiveInStaticField(this IOperation value)
    {
        if (value.ConstantValue.HasValue)
            return true;
        if (value.Type.MentionsMethodTypeParameter())
            return false;

        return value switch
        {
            IAnonymousFunctionOperation lambda => CapturesNothing(lambda),
            IFieldReferenceOperation field => field.Field is { IsStatic: true, IsReadOnly: true },
            IPropertyReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } } member =>
                member.Arguments.All(CanLiveInStaticField),
            IPropertyReferenceOperation property => IsFixed(property.Property),
            IInvocationOperation call => (call.Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } || IsPureFactory(call.TargetMethod))
                && call.Arguments.All(CanLiveInStaticField),
            IMethodReferenceOperation method => method.Method is { IsStatic: true, MethodKind: not MethodKind.LocalFunction },
            IInstanceReferenceOperation instance => instance.ReferenceKind is InstanceReferenceKind.ImplicitReceiver,
            IObjectCreationOperation or IArrayCreationOperation or IArrayInitializerOperation or IObjectOrCollectionInitializerOperation
                or IMemberInitializerOperation or ISimpleAssignmentOperation or IArgumentOperation or IConversionOperation or IParenthesizedOperation
                or IDelegateCreationOperation or IUnaryOperation or IBinaryOperation or ITypeOfOperation or IDefaultValueOperation =>
                value.ChildOperations.All(CanLiveInStaticField),
            _ => false,
        };
    }

    private static bool CapturesNothing(IAnonymousFunctionOperation lambda) => lambda.Descendants().All(inner => inner switch
    {
        ILocalReferenceOperation local => local.Local.IsConst || IsDeclaredIn(local.Local, lambda),
        IParameterReferenceOperation parameter => IsDeclaredIn(parameter.Parameter, lambda),
        IInstanceReferenceOperation instance => instance.ReferenceKind is not InstanceReferenceKind.ContainingTypeInstance,
        IInvocationOperation call => call.TargetMethod.MethodKind is not MethodKind.LocalFunction && !call.TargetMethod.TypeArguments.Any(MentionsMethodTypeParameter),
        _ => !inner.Type.MentionsMethodTypeParameter(),
    });

    private static bool IsDeclaredIn(ISymbol symbol, IAnonymousFunctionOperation lambda) =>
        symbol.DeclaringSyntaxReferences.Any(declaration => lambda.Syntax.Span.Contains(declaration.Span));

    /// <summary>A static property whose value no caller can change: an automatic one without setter, or one of the serialiser's own constants.</summary>
    private static bool IsFixed(IPropertySymbol property) =>
        property is { IsStatic: true, SetMethod: null }
        && (property.ContainingNamespace.ToDisplayString().StartsWith("System.Text", StringComparison.Ordinal)
            || property.ContainingType.GetMembers().Any(member => member is IFieldSymbol { AssociatedSymbol: { } owner } && SymbolEqualityComparer.Default.Equals(owner, property)));

    private static bool IsPureFactory(IMethodSymbol method) =>
        method is { IsStatic: true, ContainingType: { Name: "TimeSpan", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } }
        && method.Name.StartsWith("From", StringComparison.Ordinal);

    private static bool MentionsMethodTypeParameter(this ITypeSymbol? type) => type switch
    {
        ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } => true,
        IArrayTypeSymbol array => array.ElementType.MentionsMethodTypeParameter(),
        INamedTypeSymbol named => named.TypeArguments.Any(MentionsMethodTypeParameter) || named.ContainingType.MentionsMethodTypeParameter(),
        _ => false,
    };
}
