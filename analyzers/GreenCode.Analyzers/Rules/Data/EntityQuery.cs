using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Data;

/// <summary>A query as it stands in the code, from where it starts to its last operator.</summary>
internal sealed class EntityQuery(IReadOnlyList<IInvocationOperation> steps, IOperation root, bool isKnown, bool isComplete)
{
    /// <summary>The operators, the last one first.</summary>
    public IReadOnlyList<IInvocationOperation> Steps { get; } = steps;

    /// <summary>Where the query starts: a set, raw SQL, or an expression that cannot be followed further.</summary>
    public IOperation Root { get; } = root;

    /// <summary>Whether it is certainly a query of Entity Framework.</summary>
    public bool IsKnown { get; } = isKnown;

    /// <summary>Whether every operator since the set is among the steps.</summary>
    public bool IsComplete { get; } = isComplete;

    /// <summary>The type of the rows of the set.</summary>
    public ITypeSymbol? Entity => (Root.Type as INamedTypeSymbol)?.TypeArguments.FirstOrDefault();

    /// <summary>What the set belongs to: the context, or the set itself where that is held in a variable.</summary>
    public IOperation? Context => Root switch
    {
        IPropertyReferenceOperation property => property.Instance,
        IInvocationOperation { Instance: { } instance } => instance,
        IInvocationOperation { Arguments: [{ Value: IPropertyReferenceOperation database }, ..] } => database.Instance,
        _ => Root,
    };

    public bool Has(params string[] operators) => Steps.Any(step => operators.Contains(step.TargetMethod.Name));
}
