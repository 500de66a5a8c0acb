using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Data;

/// <summary>A query whose rows are all fetched before an operator in memory takes what is wanted of them.</summary>
internal sealed class MaterialisedQuery
{
    private MaterialisedQuery(IOperation narrowing, string @operator, IInvocationOperation materialisation, ILocalReferenceOperation? local, ITypeSymbol? row)
    {
        Row = row;
        Narrowing = narrowing;
        Operator = @operator;
        Materialisation = materialisation;
        Local = local;
    }

    /// <summary>The operator in memory: a call, or the property that counts.</summary>
    public IOperation Narrowing { get; }

    public string Operator { get; }

    public IInvocationOperation Materialisation { get; }

    /// <summary>The type of the rows of the table.</summary>
    public ITypeSymbol? Row { get; }

    /// <summary>The variable that holds the rows in between, if there is one.</summary>
    public ILocalReferenceOperation? Local { get; }

    /// <summary>Whether the rows are used for something else too, or more than once.</summary>
    public bool IsShared => Local is { } local
        && (local.Root().References(local.Local).Skip(1).Any() || IsRepeated(local));

    public static MaterialisedQuery? NarrowedBy(IOperation operation, EntityFramework entityFramework)
    {
        var (name, source) = operation switch
        {
            IInvocationOperation { TargetMethod: { IsExtensionMethod: true } method, Arguments: [{ } first, ..] } when MayNarrow(method.Name) && entityFramework.IsEnumerableMethod(method) => (method.Name, first.Value),
            IPropertyReferenceOperation { Property.Name: "Count" or "Length", Instance: { } instance } property => (property.Property.Name, instance),
            _ => ("", null),
        };
        var rows = source?.Unwrapped();
        var local = rows as ILocalReferenceOperation;
        if (local is not null && operation is IPropertyReferenceOperation)
            return null;
        if ((local is null ? rows : local.Initialiser()?.Unwrapped()) is not IInvocationOperation call
            || call.TargetMethod.Name is not ("ToList" or "ToArray" or "AsEnumerable" or "ToListAsync" or "ToArrayAsync")
            || call.Arguments.Length == 0
            || operation is IInvocationOperation narrowing && !Narrows(narrowing.Arguments)
            || entityFramework.QueryOf(call.Arguments[0].Value) is not { IsKnown: true } query
            || !entityFramework.IsQueryable(call.Arguments[0].Value.Unwrapped().Type)
            || query.Has("FromSqlRaw", "FromSqlInterpolated", "FromSql", "Take", "Skip")
            || !query.Has("AsNoTracking") && query.Entity is { } row && RefersToItself(row)
            || call.Root().Descendants().Any(AsksForOneRow))
        {
            return null;
        }

        return new(operation, name, call, local, query.Entity);
    }

    /// <summary>A tree, such as categories: rows that are tracked fill each other's navigations, so those that a filter drops are wanted.</summary>
    private static bool RefersToItself(ITypeSymbol row) => row.GetMembers().OfType<IPropertySymbol>().Any(property =>
        SymbolEqualityComparer.Default.Equals(property.Type, row)
        || property.Type is INamedTypeSymbol { TypeArguments: [var element] } && SymbolEqualityComparer.Default.Equals(element, row));

    /// <summary><c>Where(row => row.Id == id)</c>: of such rows there is one.</summary>
    private static bool AsksForOneRow(IOperation operation) =>
        operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } comparison
        && (comparison.LeftOperand.Unwrapped() is IPropertyReferenceOperation { Property.Name: "Id", Instance: IParameterReferenceOperation } || comparison.RightOperand.Unwrapped() is IPropertyReferenceOperation { Property.Name: "Id", Instance: IParameterReferenceOperation })
        && comparison.Ancestors().OfType<IInvocationOperation>().FirstOrDefault() is { TargetMethod: { Name: "Where", ContainingType.Name: "Queryable" } };

    /// <summary>The name of the operator: what a reader has to look at.</summary>
    public static SyntaxNode NameOf(IOperation narrowing) => narrowing.Syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name,
        MemberAccessExpressionSyntax access => access.Name,
        var other => other,
    };

    /// <summary>What a foreach loops over is evaluated once.</summary>
    private static bool IsRepeated(IOperation operation)
    {
        var child = operation;
        foreach (var ancestor in operation.Ancestors())
        {
            if (ancestor.IsFunction() || ancestor is ILoopOperation && !(ancestor is IForEachLoopOperation each && each.Collection == child))
                return true;
            child = ancestor;
        }

        return false;
    }

    private static bool MayNarrow(string method) => method is "Any" or "Count" or "LongCount" or "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Where" or "Skip" or "Take" or "Sum" or "Max" or "Min";

    private static bool Narrows(IReadOnlyList<IArgumentOperation> arguments)
    {
        var method = ((IInvocationOperation)arguments[0].Parent!).TargetMethod.Name;
        return method switch
        {
            "Any" or "Count" or "LongCount" or "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" =>
                arguments.Count == 1 || arguments.Count == 2 && EntityPredicate.Of(arguments[1].Value)?.IsTranslatable == true,
            "Where" => EntityPredicate.Of(arguments[1].Value)?.IsTranslatable == true,
            "Skip" or "Take" => true,
            "Sum" or "Max" or "Min" => arguments.Count == 2
                && EntityPredicate.Of(arguments[1].Value)?.IsTranslatable == true
                && ((IInvocationOperation)arguments[0].Parent!).Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double,
            _ => false,
        };
    }
}
