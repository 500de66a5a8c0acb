using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Roslyn;

/// <summary>Follows variables: locals, parameters, and the fields and automatic properties of this object or of a type.</summary>
internal static class VariableExtensions
{
    /// <summary>Methods of collections that change nothing, by name.</summary>
    private static readonly HashSet<string> Reads = new(StringComparer.Ordinal)
    {
        "Contains", "ContainsKey", "ContainsValue", "TryGetValue", "GetValueOrDefault", "IndexOf", "LastIndexOf", "BinarySearch", "CopyTo", "ToArray", "ToList", "Exists", "Find",
        "FindIndex", "TrueForAll", "GetEnumerator", "AsReadOnly", "Equals", "GetHashCode", "ToString", "get_Item", "Peek", "TryPeek", "GetLength", "AsSpan",
    };

    public static IOperation WithoutConversion(this IOperation operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation)
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operation).Operand;
        return operation;
    }

    /// <summary>The variable that the operation refers to, or null where it is something else, such as the field of some other object.</summary>
    public static ISymbol? Variable(this IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } } field => field.Field,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }, Arguments.Length: 0 } property
            when property.Property.IsAutomatic() => property.Property,
        _ => null,
    };

    public static bool Is(this IOperation operation, ISymbol variable) => SymbolEqualityComparer.Default.Equals(operation.Variable(), variable);

    public static IEnumerable<IOperation> ReferencesTo(this IOperation scope, ISymbol variable) => scope.Descendants().Where(part => part.Is(variable));

    public static bool IsDeclaredIn(this ISymbol variable, IOperation scope) => variable is ILocalSymbol or IParameterSymbol && variable.IsDeclaredIn(scope.Syntax);

    public static bool IsDeclaredIn(this ISymbol variable, SyntaxNode scope)
    {
        foreach (var declaration in variable.DeclaringSyntaxReferences)
        {
            if (declaration.SyntaxTree == scope.SyntaxTree && scope.Span.Contains(declaration.Span))
                return true;
        }

        return false;
    }

    /// <summary>Whether the value may be another one on each turn of a loop or call of a lambda: it uses something that is declared or written there.</summary>
    public static bool DependsOn(this IOperation value, IOperation scope) => value.DescendantsAndSelf().Any(part => part switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation => part.Variable()!.IsDeclaredIn(scope) || scope.ReferencesTo(part.Variable()!).Any(IsWritten),
        IFieldReferenceOperation { Field: { IsConst: false, IsReadOnly: false } } => part.Variable() is not { } field || scope.ReferencesTo(field).Any(IsWritten),
        IInvocationOperation or IObjectCreationOperation or IPropertyReferenceOperation => part.Variable() is not { } property || scope.ReferencesTo(property).Any(IsWritten),
        _ => false,
    });

    /// <summary>Whether the scope only reads the collection that the variable holds: it neither assigns, changes nor hands it out.</summary>
    public static bool OnlyReads(this IOperation scope, ISymbol collection) => scope.ReferencesTo(collection).All(IsRead);

    /// <summary>
    /// Whether moreover no other code that the scope runs can reach the variable: a local that no lambda captures, or a field beside which
    /// the scope calls nothing but the framework.
    /// </summary>
    public static bool IsOutOfReachIn(this ISymbol variable, IOperation scope) => variable is ILocalSymbol or IParameterSymbol
        ? !scope.Root().ReferencesTo(variable).Any(reference => reference.Ancestors().Any(ancestor => ancestor.IsFunction() && !variable.IsDeclaredIn(ancestor)))
        : !scope.Descendants().Any(part => part is IAwaitOperation
            || (part is IInvocationOperation call && (call.TargetMethod.MethodKind is MethodKind.DelegateInvoke || call.TargetMethod.Locations.Any(location => location.IsInSource)))
            || (part is IPropertyReferenceOperation property && property.Property.Locations.Any(location => location.IsInSource) && !property.Property.IsAutomatic()));

    /// <summary>How many elements a variable holds for good, where its declaration lists them and nothing assigns another list.</summary>
    public static int? FixedElementCount(this ISymbol variable, SemanticModel model)
    {
        if (variable is not (ILocalSymbol or IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null })
            || variable.DeclaringSyntaxReferences is not [var declaration])
        {
            return null;
        }

        var initializer = declaration.GetSyntax() switch
        {
            VariableDeclaratorSyntax variableSyntax => variableSyntax.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
            _ => null,
        };
        if (initializer is null)
            return null;

        var known = declaration.SyntaxTree == model.SyntaxTree ? model.GetOperation(initializer)?.WithoutConversion().ElementCount() : null;
        return known ?? ListedElements(initializer);
    }

    /// <summary>What the text says, which is all there is for a variable of another file.</summary>
    private static int? ListedElements(ExpressionSyntax value) => value switch
    {
        InitializerExpressionSyntax array => array.Expressions.Count,
        ArrayCreationExpressionSyntax { Initializer: { } array } => array.Expressions.Count,
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions.Count,
        CollectionExpressionSyntax list when list.Elements.All(element => element is ExpressionElementSyntax) => list.Elements.Count,
        InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax
            {
                Name.Identifier.ValueText: "Create",
                Expression: IdentifierNameSyntax { Identifier.ValueText: "ImmutableArray" or "ImmutableList" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ImmutableArray" or "ImmutableList" },
            },
            ArgumentList.Arguments: { Count: > 1 } elements,
        }
        when !elements.Any(element => element.NameColon is not null) => elements.Count,
        _ => null,
    };

    private static bool IsRead(IOperation reference)
    {
        var (value, user) = (reference, reference.Parent);
        while (user is IConversionOperation or IParenthesizedOperation)
            (value, user) = (user, user.Parent);

        return user switch
        {
            IInvocationOperation call => call.Instance == value && Reads.Contains(call.TargetMethod.Name),
            IPropertyReferenceOperation property => property.Instance == value && !IsWritten(property) && property.Parent is not IAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation },
            IArrayElementReferenceOperation element => element.ArrayReference == value && !IsWritten(element),
            IForEachLoopOperation => true,
            IArgumentOperation { Parent: IInvocationOperation call } => call.TargetMethod.ContainingType is { Name: "Enumerable" or "MemoryExtensions" or "Array" or "String" }
                && call.TargetMethod.Name is not ("Sort" or "Reverse" or "Clear" or "Fill" or "Resize" or "CopyTo"),
            IBinaryOperation or IIsPatternOperation or IIsTypeOperation => true,
            INameOfOperation => true,
            _ => false,
        };
    }

    private static bool IsWritten(IOperation reference) => OperationExtensions.IsWritten(reference);

    private static bool IsAutomatic(this IPropertySymbol property) =>
        property.ContainingType.GetMembers().Any(member => member is IFieldSymbol { AssociatedSymbol: { } owner } && SymbolEqualityComparer.Default.Equals(owner, property));
}
