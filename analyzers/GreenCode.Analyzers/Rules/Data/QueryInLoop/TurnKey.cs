using System.Runtime.CompilerServices;
using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Data.QueryInLoop;

/// <summary>What the queries of different turns differ in, and so whether one query can ask for all of them.</summary>
internal sealed class TurnKey
{
    private const int MaxHops = 4;

    /// <summary>A loop holds many calls, and what its variables are given is the same for all of them.</summary>
    private static readonly ConditionalWeakTable<IOperation, TurnKey> PerTurn = new();

    private readonly IOperation _turn;
    private readonly EntityFramework _entityFramework;
    private readonly Lazy<ILookup<ISymbol, IOperation>> _values;

    private TurnKey(IOperation turn, EntityFramework entityFramework)
    {
        _turn = turn;
        _entityFramework = entityFramework;
        _values = new(() => turn.Descendants().SelectMany(Given).ToLookup(given => given.Local, given => given.Value, SymbolEqualityComparer.Default));
    }

    /// <param name="turn">The loop, the lambda that runs for each item, or the method that the loop calls.</param>
    /// <param name="entityFramework">Tells what is a query.</param>
    public static TurnKey Of(IOperation turn, EntityFramework entityFramework) => PerTurn.GetValue(turn, one => new(one, entityFramework));

    /// <summary>
    /// Whether the query's conditions compare one column with one value of the turn, which was known before the turn asked anything; or nothing of the turn at all, while
    /// the loop saves nothing. Two columns, a range or a text to search cannot be gathered into a set of keys.
    /// </summary>
    public bool CanBeGathered(IEnumerable<IInvocationOperation> steps, IOperation? root)
    {
        var keys = root?.Descendants().Count(part => OfTurn(part) is not null) ?? 0;
        if (keys > 1)
            return false;

        var varies = keys > 0;
        foreach (var argument in steps.Where(Decides).SelectMany(step => step.Arguments.Skip(1)))
        {
            var isText = argument.Parent is IInvocationOperation { TargetMethod.Name: var name } && name.IndexOf("Sql", StringComparison.Ordinal) >= 0;
            if (argument.Value.DescendantsAndSelf().Any(IsUnresolved))
                return false;

            foreach (var part in argument.Value.DescendantsAndSelf())
            {
                if (OfTurn(part) is not { } variable || variable.IsDeclaredIn(argument.Syntax))
                    continue;
                varies = true;
                if (part.Type?.Name == "CancellationToken" || _entityFramework.IsContext(part.Type))
                    continue;
                if (++keys > 1 || !isText && !IsComparedForEquality(part, argument) || IsMadeInTurn(variable))
                    return false;
            }
        }

        return varies || !_turn.Descendants().Any(Changes);
    }

    /// <summary>Whether the values given to a method are known before the turn asks anything.</summary>
    public bool IsKnownBefore(IInvocationOperation call) => !call.Arguments.Any(argument => argument.Value.DescendantsAndSelf().Any(part => IsUnresolved(part) || OfTurn(part) is { } variable && IsMadeInTurn(variable)));

    /// <summary>The parameter that is given another value on each turn, where there is exactly one.</summary>
    public IParameterSymbol? VaryingParameter(IInvocationOperation call)
    {
        IParameterSymbol? varying = null;
        foreach (var argument in call.Arguments)
        {
            if (!argument.Value.DescendantsAndSelf().Any(IsOfTurn))
                continue;
            if (varying is not null)
                return null;
            varying = argument.Parameter;
        }

        return varying;
    }

    /// <summary>What is only taken from the rows or decides on their order has no part in which rows they are.</summary>
    private static bool Decides(IInvocationOperation step) => step.TargetMethod.Name
        is not ("Select" or "SelectMany" or "Include" or "ThenInclude" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "TagWith");

    private static bool IsUnresolved(IOperation part) => part is IInvalidOperation || part.Type?.TypeKind is TypeKind.Error;

    private ISymbol? OfTurn(IOperation part)
    {
        ISymbol? variable = part switch
        {
            ILocalReferenceOperation { Local.IsConst: false } local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };
        return variable?.IsDeclaredIn(_turn.Syntax) == true ? variable : null;
    }

    private bool IsOfTurn(IOperation part) => OfTurn(part) is not null;

    /// <summary><c>row.Key == item.Key</c>, or a key that is the argument itself, as of Find.</summary>
    private static bool IsComparedForEquality(IOperation value, IArgumentOperation argument)
    {
        while (value.Parent is IConversionOperation or IParenthesizedOperation
               || value.Parent is IPropertyReferenceOperation property && property.Instance == value
               || value.Parent is IFieldReferenceOperation field && field.Instance == value
               || value.Parent is IInvocationOperation { Arguments.Length: 0 } call && call.Instance == value
               || value.Parent is IArrayElementReferenceOperation
               || value.Parent is IArgumentOperation { Parent: IPropertyReferenceOperation { Property.IsIndexer: true } or IInvocationOperation { TargetMethod.IsStatic: true, Arguments.Length: 1 } })
        {
            value = value.Parent is IArgumentOperation key && key != argument ? key.Parent! : value.Parent;
        }

        return value.Parent == argument
            || value.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals }
            || value.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Equals" } };
    }

    /// <summary>Whether the turn had to wait for the value or made it itself, so that it cannot be gathered before the loop.</summary>
    private bool IsMadeInTurn(ISymbol variable, int hops = 0) => hops < MaxHops && variable is ILocalSymbol local && _values.Value[local].Any(value => value.DescendantsAndSelf().Any(part =>
        part is IAwaitOperation
        || part is IObjectCreationOperation { Type.IsReferenceType: true }
        || part is IInvocationOperation call && (_entityFramework.Executed(call) is not null || _entityFramework.IsFindOrLoad(call.TargetMethod))
        || part is ILocalReferenceOperation other && !SymbolEqualityComparer.Default.Equals(other.Local, local) && other.Local.IsDeclaredIn(_turn.Syntax) && IsMadeInTurn(other.Local, hops + 1)));

    /// <summary>The locals that the operation gives a value, and the value.</summary>
    private static IEnumerable<(ISymbol Local, IOperation Value)> Given(IOperation part) => part switch
    {
        IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer() is { } initializer => [(declarator.Symbol, initializer.Value)],
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment => [(target.Local, assignment.Value)],
        IDeconstructionAssignmentOperation deconstruction =>
            deconstruction.Target.Descendants().OfType<ILocalReferenceOperation>().Select(target => ((ISymbol)target.Local, deconstruction.Value)),
        _ => [],
    };

    private bool Changes(IOperation part) => part is IInvocationOperation call
        && (_entityFramework.IsSaveChanges(call.TargetMethod) || _entityFramework.IsStatementAsText(call.TargetMethod) || call.TargetMethod.Name.StartsWith("Execute", StringComparison.Ordinal));
}
