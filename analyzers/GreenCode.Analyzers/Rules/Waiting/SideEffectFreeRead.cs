using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Waiting;

/// <summary>Decides whether a condition only looks, and whether what it looks at can be changed by another thread.</summary>
internal static class SideEffectFreeRead
{
    public static bool IsSideEffectFree(IOperation operation) => operation.ConstantValue.HasValue || operation switch
    {
        IPropertyReferenceOperation property => OnlyReads(property.Property) && property.ChildOperations.All(IsSideEffectFree),
        IInvocationOperation call => OnlyReads(call) && call.ChildOperations.All(IsSideEffectFree),
        IBinaryOperation binary => IsFrameworkOperator(binary.OperatorMethod) && binary.ChildOperations.All(IsSideEffectFree),
        IUnaryOperation unary => IsFrameworkOperator(unary.OperatorMethod) && unary.ChildOperations.All(IsSideEffectFree),
        IConversionOperation conversion => IsFrameworkOperator(conversion.OperatorMethod) && IsSideEffectFree(conversion.Operand),
        IFieldReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation or IArrayElementReferenceOperation
            or IParenthesizedOperation or IArgumentOperation or ICoalesceOperation or IConditionalOperation or IConditionalAccessOperation
            or IConditionalAccessInstanceOperation or IIsTypeOperation or IIsPatternOperation or IConstantPatternOperation or INegatedPatternOperation
            or IBinaryPatternOperation or IRelationalPatternOperation or ITypePatternOperation or IRecursivePatternOperation { DeclaredSymbol: null }
            or IPropertySubpatternOperation or IDefaultValueOperation => operation.ChildOperations.All(IsSideEffectFree),
        _ => false,
    };

    public static bool CanChangeFromOutside(IOperation condition) => condition.DescendantsAndSelf().Any(read => read switch
    {
        IFieldReferenceOperation field => !field.Field.IsReadOnly && !field.Field.IsConst,
        IPropertyReferenceOperation or IArrayElementReferenceOperation or IInvocationOperation => true,
        ILocalReferenceOperation local => local.Local.IsRef || IsWrittenByAnotherFunction(local, local.Local),
        IParameterReferenceOperation parameter => parameter.Parameter.RefKind is not RefKind.None || IsWrittenByAnotherFunction(parameter, parameter.Parameter),
        _ => false,
    });

    public static bool IsFramework(ISymbol symbol)
    {
        var outermost = symbol.ContainingNamespace;
        while (outermost is { ContainingNamespace.IsGlobalNamespace: false })
            outermost = outermost.ContainingNamespace;
        return outermost?.Name == "System";
    }

    /// <summary>A local can only change during the wait when a lambda or local function, perhaps on another thread, writes it.</summary>
    private static bool IsWrittenByAnotherFunction(IOperation read, ISymbol symbol)
    {
        var own = read.Ancestors().FirstOrDefault(ancestor => ancestor.IsFunction());
        return read.Root().Descendants().Any(reference =>
            SymbolEqualityComparer.Default.Equals(Variable(reference), symbol)
            && reference.IsWritten()
            && reference.Ancestors().FirstOrDefault(ancestor => ancestor.IsFunction()) is { } writer
            && writer != own);
    }

    private static ISymbol? Variable(IOperation reference) => reference switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    private static bool OnlyReads(IInvocationOperation call) => (call.TargetMethod.ContainingType.ToDisplayString(), call.TargetMethod.Name) switch
    {
        ("System.Threading.Volatile", "Read") => true,
        ("System.Threading.Thread", "VolatileRead") => true,
        ("System.Threading.Interlocked", "Read") => true,
        // The idiom that reads: it swaps a value for itself. Any other compare-and-swap takes something.
        ("System.Threading.Interlocked", "CompareExchange") => call.Arguments is [_, { Value.ConstantValue: { HasValue: true } value }, { Value.ConstantValue: { HasValue: true } comparand }]
            && Equals(value.Value, comparand.Value),
        ("System.Diagnostics.Stopwatch", "GetTimestamp" or "GetElapsedTime") => true,
        ("System.TimeProvider", "GetTimestamp" or "GetElapsedTime" or "GetUtcNow" or "GetLocalNow") => true,
        ("System.IO.File" or "System.IO.Directory" or "System.IO.Path", "Exists") => true,
        ("string", "IsNullOrEmpty" or "IsNullOrWhiteSpace") => true,
        (_, "ContainsKey") => IsFramework(call.TargetMethod),
        _ => false,
    };

    /// <summary>Getters of the framework are trusted but for those that wait or read on; a getter in source is read.</summary>
    private static bool OnlyReads(IPropertySymbol property) =>
        property.Name is not ("Result" or "EndOfStream")
        && (property.GetMethod is null || property.GetMethod.DeclaringSyntaxReferences.All(getter => !getter.GetSyntax().DescendantNodesAndSelf().Any(HasEffect)));

    private static bool HasEffect(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax or AwaitExpressionSyntax or LockStatementSyntax => true,
        PostfixUnaryExpressionSyntax postfix => !postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression),
        PrefixUnaryExpressionSyntax prefix => prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Volatile" }, Name.Identifier.Text: "Read" } } => false,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Interlocked" }, Name.Identifier.Text: "Read" } } => false,
        InvocationExpressionSyntax => true,
        _ => false,
    };

    private static bool IsFrameworkOperator(IMethodSymbol? operatorMethod) => operatorMethod is null || IsFramework(operatorMethod);
}
