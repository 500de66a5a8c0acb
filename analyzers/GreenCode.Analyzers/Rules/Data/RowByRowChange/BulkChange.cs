using System.Collections.Immutable;
using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Data.RowByRowChange;

/// <summary>Entities that are fetched, changed all in the same way and saved, with nothing in between: what one statement can say.</summary>
internal sealed class BulkChange
{
    private BulkChange(IOperation statement, IOperation rows, IOperation query, EntityQuery source, IInvocationOperation save, ILocalSymbol? item, IReadOnlyList<ISimpleAssignmentOperation> assignments)
    {
        Statement = statement;
        Rows = rows;
        Query = query;
        Source = source;
        Save = save;
        Item = item;
        Assignments = assignments;
    }

    /// <summary>The loop, or the removal of all.</summary>
    public IOperation Statement { get; }

    /// <summary>What the statement goes through: the query, or the variable that holds its entities.</summary>
    public IOperation Rows { get; }

    /// <summary>The expression that fetches the entities.</summary>
    public IOperation Query { get; }

    public EntityQuery Source { get; }

    public IInvocationOperation Save { get; }

    public ILocalSymbol? Item { get; }

    /// <summary>What is set; nothing where the entities are deleted.</summary>
    public IReadOnlyList<ISimpleAssignmentOperation> Assignments { get; }

    public bool IsDeletion => Assignments.Count == 0;

    public static BulkChange? Of(IOperation operation, EntityFramework entityFramework) => operation switch
    {
        IForEachLoopOperation { Locals: [{ } item] } loop => OfLoop(loop, item, entityFramework),
        IInvocationOperation { TargetMethod.Name: "RemoveRange", Arguments: [{ } rows], Parent: IExpressionStatementOperation statement } removal
            when entityFramework.IsSet(removal.TargetMethod.ContainingType) || entityFramework.IsContext(removal.TargetMethod.ContainingType) =>
            Of(statement, rows.Value, item: null, [], entityFramework),
        _ => null,
    };

    private static BulkChange? OfLoop(IForEachLoopOperation loop, ILocalSymbol item, EntityFramework entityFramework)
    {
        var statements = loop.Body is IBlockOperation block ? block.Operations : ImmutableArray.Create(loop.Body);
        if (statements.Length == 0)
            return null;
        if (statements.Length == 1 && IsRemovalOf(item, statements[0], entityFramework))
            return Of(loop, loop.Collection, item, [], entityFramework);

        var assignments = new List<ISimpleAssignmentOperation>();
        foreach (var statement in statements)
        {
            if (statement is not IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.SetMethod: not null, Type: { IsValueType: true } or { SpecialType: SpecialType.System_String } } target } assignment }
                || !IsItem(target.Instance, item))
            {
                return null;
            }

            assignments.Add(assignment);
        }

        var changed = assignments.Select(assignment => ((IPropertyReferenceOperation)assignment.Target).Property).ToList();
        return assignments.All(assignment => IsSayable(assignment.Value, item, changed)) ? Of(loop, loop.Collection, item, assignments, entityFramework) : null;
    }

    private static BulkChange? Of(IOperation statement, IOperation rows, ILocalSymbol? item, IReadOnlyList<ISimpleAssignmentOperation> assignments, EntityFramework entityFramework)
    {
        var fetched = rows.Unwrapped();
        if (fetched is ILocalReferenceOperation local)
        {
            if (local.Initialiser()?.Unwrapped() is not { } initial || local.Root().References(local.Local).Skip(1).Any())
                return null;
            fetched = initial;
        }

        var query = fetched;
        if (fetched is IInvocationOperation { TargetMethod.Name: "ToList" or "ToArray" or "ToListAsync" or "ToArrayAsync" } materialisation && entityFramework.Executed(materialisation) is not null)
            query = materialisation.Arguments[0].Value.Unwrapped();
        return entityFramework.QueryOf(query) is { IsKnown: true, IsComplete: true } source
            && entityFramework.IsSet(source.Root.Type)
            && source.Steps.All(step => step.TargetMethod.Name is "Where" or "OrderBy" or "IgnoreQueryFilters" or "TagWith")
            && SaveAfter(statement, entityFramework) is { } save
            && !HasConcurrencyToken(source.Entity!)
            && !SavesMore(statement, save, entityFramework)
            ? new(statement, rows, fetched, source, save, item, assignments)
            : null;
    }

    private static IInvocationOperation? SaveAfter(IOperation statement, EntityFramework entityFramework)
    {
        if (statement.Parent is not IBlockOperation block)
            return null;

        var next = block.Operations.IndexOf(statement) + 1;
        return next < block.Operations.Length
            && ((block.Operations[next] as IExpressionStatementOperation)?.Operation ?? (block.Operations[next] as IReturnOperation)?.ReturnedValue)?.Unwrapped() is IInvocationOperation save
            && entityFramework.IsSaveChanges(save.TargetMethod)
            ? save
            : null;
    }

    /// <summary>Whether the save also writes what else was added, changed or removed since the save before: all that is one transaction, which a statement of its own would leave.</summary>
    private static bool SavesMore(IOperation statement, IInvocationOperation save, EntityFramework entityFramework)
    {
        var before = statement.Root().Descendants().Where(part => part.Syntax.SpanStart < save.Syntax.SpanStart && !statement.Syntax.Span.Contains(part.Syntax.Span)).ToList();
        var since = before.OfType<IInvocationOperation>().Where(call => entityFramework.IsSaveChanges(call.TargetMethod)).Select(call => call.Syntax.SpanStart).DefaultIfEmpty(-1).Max();
        return before.Any(part => part.Syntax.SpanStart > since && (IsChangeByCall(part, entityFramework) || IsChangeOfEntity(part, entityFramework)));
    }

    private static bool IsChangeByCall(IOperation part, EntityFramework entityFramework) =>
        part is IInvocationOperation { TargetMethod: { Name: "Add" or "AddAsync" or "AddRange" or "AddRangeAsync" or "Update" or "UpdateRange" or "Attach" or "AttachRange" or "Remove" or "RemoveRange" or "Entry", ContainingType: { } type } }
        && (entityFramework.IsSet(type) || entityFramework.IsContext(type));

    /// <summary>A property is set of what a query gave: a local that it was put into, or the turn of a loop.</summary>
    private static bool IsChangeOfEntity(IOperation part, EntityFramework entityFramework) =>
        part is IAssignmentOperation { Target: IPropertyReferenceOperation { Instance: ILocalReferenceOperation local } }
        && (local.Local.IsForEach || local.Initialiser() is { } value && value.DescendantsAndSelf().Any(origin => origin.Type is { } type && (entityFramework.IsSet(type) || entityFramework.IsContext(type))));

    private static bool IsRemovalOf(ILocalSymbol item, IOperation statement, EntityFramework entityFramework) =>
        statement is IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod.Name: "Remove", Arguments: [{ } argument] } removal }
        && (entityFramework.IsSet(removal.TargetMethod.ContainingType) || entityFramework.IsContext(removal.TargetMethod.ContainingType))
        && IsItem(argument.Value, item);

    private static bool IsItem(IOperation? value, ILocalSymbol item) =>
        value?.Unwrapped() is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, item);

    /// <summary>A constant, a value from outside the loop, or arithmetic with stored values that the loop does not change.</summary>
    private static bool IsSayable(IOperation value, ILocalSymbol item, IReadOnlyCollection<IPropertySymbol> changed) => value.Unwrapped() switch
    {
        { ConstantValue.HasValue: true } => value.Unwrapped().Type is null or { IsReferenceType: false } or { SpecialType: SpecialType.System_String },
        ILocalReferenceOperation local => !SymbolEqualityComparer.Default.Equals(local.Local, item) && local.Type is { IsValueType: true } or { SpecialType: SpecialType.System_String },
        IParameterReferenceOperation parameter => parameter.Type is { IsValueType: true } or { SpecialType: SpecialType.System_String },
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Type is { IsValueType: true } or { SpecialType: SpecialType.System_String },
        IPropertyReferenceOperation property when IsItem(property.Instance, item) =>
            property.Property.SetMethod is not null && property.Type is { IsValueType: true } && !changed.Contains(property.Property, SymbolEqualityComparer.Default),
        IPropertyReferenceOperation { Instance: null } property => property.Property.Name is "UtcNow" or "Now" or "Today",
        IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply } binary
            when binary.Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double =>
            IsSayable(binary.LeftOperand, item, changed) && IsSayable(binary.RightOperand, item, changed),
        _ => false,
    };

    private static bool HasConcurrencyToken(ITypeSymbol entity) => entity.GetMembers().Any(member =>
        member.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "TimestampAttribute" or "ConcurrencyCheckAttribute"));
}
