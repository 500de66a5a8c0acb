using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Data.QueryInLoop;

/// <summary>What one turn of a loop asks of the database.</summary>
internal sealed class TurnQuery
{
    private readonly IOperation? _context;
    private readonly IReadOnlyList<IInvocationOperation> _steps;
    private readonly IOperation? _root;
    private readonly IInvocationOperation? _byKey;
    private readonly bool _isBatch;

    public TurnQuery(EntityQuery query, IInvocationOperation? last = null)
    {
        _context = query.Context;
        _root = query.Root;
        _steps = last is null ? query.Steps : [.. query.Steps, last];
        _isBatch = query.Has("Skip") || _steps.Append(query.Root as IInvocationOperation).Any(step => step is not null && (FiltersBySet(step) || IsGivenSet(step)));
    }

    /// <param name="byKey">A search by key, or the load of a navigation.</param>
    /// <param name="context">What it is called on.</param>
    public TurnQuery(IInvocationOperation byKey, IOperation context)
    {
        _context = context;
        _byKey = byKey;
        _steps = [];
    }

    /// <summary>What the call itself asks of the database, or null.</summary>
    public static TurnQuery? Of(IInvocationOperation call, EntityFramework entityFramework)
    {
        if (entityFramework.Executed(call) is { } query)
            return new(query, call);
        return entityFramework.IsFindOrLoad(call.TargetMethod) && call.Instance is { } instance ? new(call, instance) : null;
    }

    /// <summary>
    /// Whether one query can ask for all turns at once. Not so where each asks for many items already or for the next page, has a context of its own (a unit of work,
    /// or a database), or differs from the others in more than one key.
    /// </summary>
    public bool CanBeOneForAll(IOperation turn, EntityFramework entityFramework)
    {
        if (_isBatch || IsOfOwnContext(turn))
            return false;

        var key = TurnKey.Of(turn, entityFramework);
        return _byKey is null ? key.CanBeGathered(_steps, _root) : key.IsKnownBefore(_byKey);
    }

    private bool IsOfOwnContext(IOperation turn) => _context.IsDeclaredInside(turn) && !(turn is IMethodBodyOperation && _context?.Unwrapped() is IParameterReferenceOperation);

    private static bool FiltersBySet(IInvocationOperation step) => step.Arguments.Skip(1).Any(argument => argument.Value.Descendants().Any(part =>
        part is IInvocationOperation { TargetMethod.Name: "Contains" } contains
        && (contains.Instance ?? contains.Arguments[0].Value).Unwrapped() is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation
        && (contains.Instance ?? contains.Arguments[0].Value).Unwrapped().Type.IsCollection()));

    /// <summary>Whether the operator, often one of the program's own, takes the set itself. What goes with SQL text is parameters.</summary>
    private static bool IsGivenSet(IInvocationOperation step) =>
        step.TargetMethod.IsExtensionMethod
        && step.TargetMethod.Name.IndexOf("Sql", StringComparison.Ordinal) < 0
        && step.Arguments.Skip(1).Any(argument =>
            argument.Value.Unwrapped() is (ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation) and { Type: { } type } && type.IsCollection());
}
