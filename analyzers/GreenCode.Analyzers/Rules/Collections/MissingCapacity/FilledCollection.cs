using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Collections.MissingCapacity;

/// <summary>A new collection that the loop after it fills with one element on each turn, however many turns that are known to be.</summary>
internal sealed class FilledCollection
{
    private FilledCollection(ILocalSymbol local, string size, ILoopOperation loop)
    {
        Local = local;
        Size = size;
        Loop = loop;
    }

    public ILocalSymbol Local { get; }

    /// <summary>The expression that says how often the loop turns.</summary>
    public string Size { get; }

    public ILoopOperation Loop { get; }

    public static FilledCollection? Of(IObjectCreationOperation creation)
    {
        if (creation is not { Arguments.Length: 0, Initializer: null, Type: INamedTypeSymbol { Name: "List" or "Dictionary" or "Queue" or "Stack" } type }
            || !type.ContainingNamespace.Is("System.Collections.Generic")
            || creation.DeclaredLocal() is not { } local
            || NextStatement(creation) is not ILoopOperation loop
            || Turns(loop) is not { } size
            || size.Variable is { } source && (SymbolEqualityComparer.Default.Equals(source, local) || !loop.OnlyReads(source))
            || !AddsOncePerTurn(loop, local))
        {
            return null;
        }

        return new(local, size.Text, loop);
    }

    private static IOperation? NextStatement(IObjectCreationOperation creation)
    {
        var declaration = creation.Ancestors().FirstOrDefault(ancestor => ancestor is IVariableDeclarationGroupOperation);
        return declaration is IVariableDeclarationGroupOperation { Declarations: [{ Declarators.Length: 1 }], Parent: IBlockOperation block }
            ? block.Operations.SkipWhile(statement => statement != declaration).Skip(1).FirstOrDefault()
            : null;
    }

    private static (string Text, ISymbol? Variable)? Turns(ILoopOperation loop) => loop switch
    {
        IForEachLoopOperation { IsAsynchronous: false } each when each.Collection.WithoutConversion() is var collection && collection.Variable() is { } variable && SizeOf(collection.Type) is { } size =>
            ($"{collection.Syntax}.{size}", variable),
        IForLoopOperation { Before: [IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [{ } counter] }] }], AtLoopBottom: [IExpressionStatementOperation { Operation: IIncrementOrDecrementOperation { Kind: OperationKind.Increment } step }] } @for
            when counter.GetVariableInitializer()?.Value.ConstantValue is { HasValue: true, Value: 0 }
            && step.Target.Is(counter.Symbol)
            && @for.Condition is IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan } condition
            && condition.LeftOperand.Is(counter.Symbol)
            && !@for.Body.ReferencesTo(counter.Symbol).Any(reference => reference.IsWritten()) => BoundOf(condition.RightOperand, @for),
        _ => null,
    };

    private static (string Text, ISymbol? Variable)? BoundOf(IOperation bound, IForLoopOperation loop) => bound switch
    {
        IPropertyReferenceOperation { Property.Name: "Length" or "Count", Instance: { } instance } when instance.Variable() is { } variable && SizeOf(instance.Type) is not null => (bound.Syntax.ToString(), variable),
        ILocalReferenceOperation or IParameterReferenceOperation when !loop.Body.ReferencesTo(bound.Variable()!).Any(reference => reference.IsWritten()) => (bound.Syntax.ToString(), null),
        _ => null,
    };

    /// <summary>The property that says how many elements there are without counting them.</summary>
    private static string? SizeOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } => "Length",
        INamedTypeSymbol { ContainingNamespace: { } space } named when space.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal)
            && named.Name is "List" or "IList" or "IReadOnlyList" or "ICollection" or "IReadOnlyCollection" or "Dictionary" or "HashSet" or "Queue" or "Stack" => "Count",
        _ => null,
    };

    /// <summary>One addition as a statement of its own in the body, which nothing can skip or cut short, and no other use of the collection.</summary>
    private static bool AddsOncePerTurn(ILoopOperation loop, ILocalSymbol local)
    {
        if (loop.ReferencesTo(local).Take(2).ToList() is not [{ Parent: IInvocationOperation { TargetMethod.Name: "Add" or "Enqueue" or "Push" } add } only] || add.Instance != only)
            return false;

        return add.Parent is IExpressionStatementOperation statement
            && (statement == loop.Body || loop.Body is IBlockOperation && statement.Parent == loop.Body)
            && !loop.Body.Descendants().Any(part => part is IBranchOperation or IReturnOperation or IAwaitOperation);
    }
}
