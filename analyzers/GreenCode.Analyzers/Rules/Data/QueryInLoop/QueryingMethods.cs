using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GreenCode.Analyzers.Rules.Data.QueryInLoop;

/// <summary>
/// Methods of repositories and the program's own extensions that cannot return without a query. They may lie in any file, so only their text and declarations are read, each
/// once; what that does not show is not found.
/// </summary>
internal sealed class QueryingMethods(KnownSymbols symbols, EntityFramework entityFramework)
{
    private static readonly HashSet<string> Executing = new(
        new[] { "First", "FirstOrDefault", "Single", "SingleOrDefault", "Any", "Count", "LongCount", "ToList", "ToArray" }.SelectMany(name => new[] { name, name + "Async" }).Concat(["Find", "FindAsync"]),
        StringComparer.Ordinal);

    private readonly ConcurrentDictionary<IMethodSymbol, ParameterUse[]> _known = new(SymbolEqualityComparer.Default);

    private enum ParameterUse
    {
        None,
        Key,
        Other,
    }

    /// <summary>
    /// Whether the method queries on every call for the rows with one key, and the parameter is that key. Behind an interface, where the compilation has one implementation of it.
    /// </summary>
    public bool QueriesByKey(IMethodSymbol method, IParameterSymbol parameter) =>
        Uses(method) is var uses
        && parameter.Ordinal < uses.Length
        && uses[parameter.Ordinal] is ParameterUse.Key;

    /// <summary>Whether that holds for any of its parameters.</summary>
    public bool QueriesByKey(IMethodSymbol method) => Array.IndexOf(Uses(method), ParameterUse.Key) >= 0;

    private ParameterUse[] Uses(IMethodSymbol method) => _known.GetOrAdd(method.ReducedFrom ?? method.OriginalDefinition, Read);

    private IMethodSymbol? Implementation(IMethodSymbol method) => method.ContainingType?.TypeKind switch
    {
        TypeKind.Interface => symbols.SourceTypes.ImplementationsOf(method.ContainingType) is [var only] && !method.ContainingType.IsGenericType
            ? only.FindImplementationForInterfaceMember(method) as IMethodSymbol
            : null,
        TypeKind.Class when !method.IsVirtual && !method.IsAbstract => method,
        _ => null,
    };

    private ParameterUse[] Read(IMethodSymbol declared)
    {
        if (Implementation(declared) is not { DeclaringSyntaxReferences: [var reference] } method
            || reference.GetSyntax() is not MethodDeclarationSyntax declaration
            || (declaration.ExpressionBody is { } arrow ? Query(arrow.Expression, method) : FirstQuery(declaration.Body, method)) is not { } query)
        {
            return [];
        }

        return [.. method.Parameters.Select(parameter => Use(parameter, query))];
    }

    /// <summary>The query that is certainly reached: nothing before it can leave the method but by an exception.</summary>
    private IReadOnlyList<ArgumentSyntax>? FirstQuery(BlockSyntax? body, IMethodSymbol method)
    {
        foreach (var statement in body?.Statements ?? default)
        {
            var value = statement switch
            {
                LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer.Value: { } initial }] } => initial,
                ReturnStatementSyntax { Expression: { } returned } => returned,
                _ => null,
            };
            if (value is not null && Query(value, method) is { } query)
                return query;
            if (statement is not LocalDeclarationStatementSyntax && statement.DescendantNodesAndSelf().Any(node => node is ReturnStatementSyntax or YieldStatementSyntax)
                || statement is ForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The arguments that decide which rows the query gives, where the expression is one that runs.</summary>
    private IReadOnlyList<ArgumentSyntax>? Query(ExpressionSyntax expression, IMethodSymbol method)
    {
        if (Unwrapped(expression) is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var last } } current || !Executing.Contains(last))
            return null;

        var arguments = new List<ArgumentSyntax>();
        while (current.Expression is MemberAccessExpressionSyntax access)
        {
            var name = access.Name.Identifier.ValueText;
            if (name is "Skip")
                return null;
            if (name is not ("Select" or "Include" or "ThenInclude" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending"))
                arguments.AddRange(current.ArgumentList.Arguments);
            if (name is "Set" && entityFramework.IsContext(TypeOf(access.Expression, method)) || entityFramework.IsSet(TypeOf(access.Expression, method)))
                return arguments;
            if (access.Expression is not InvocationExpressionSyntax inner)
                return null;
            current = inner;
        }

        return null;
    }

    private static ExpressionSyntax Unwrapped(ExpressionSyntax expression) => expression switch
    {
        AwaitExpressionSyntax awaited => Unwrapped(awaited.Expression),
        ParenthesizedExpressionSyntax parenthesised => Unwrapped(parenthesised.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => Unwrapped(sure.Operand),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce => Unwrapped(coalesce.Left),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } access } => Unwrapped(access.Expression),
        _ => expression,
    };

    /// <summary>The type of a parameter, a member of the class or of its bases, a parameter of its primary constructor, or a property of one of these.</summary>
    private static ITypeSymbol? TypeOf(ExpressionSyntax expression, IMethodSymbol method) => expression switch
    {
        IdentifierNameSyntax { Identifier.ValueText: var name } =>
            method.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Type
            ?? MemberType(method.ContainingType, name)
            ?? method.ContainingType.InstanceConstructors.SelectMany(constructor => constructor.Parameters).FirstOrDefault(parameter => parameter.Name == name)?.Type,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax, Name.Identifier.ValueText: var name } => MemberType(method.ContainingType, name),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } access => MemberType(TypeOf(access.Expression, method), name),
        _ => null,
    };

    private static ITypeSymbol? MemberType(ITypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers(name))
            {
                if (member is IFieldSymbol or IPropertySymbol)
                    return member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;
            }
        }

        return null;
    }

    private static ParameterUse Use(IParameterSymbol parameter, IReadOnlyList<ArgumentSyntax> arguments)
    {
        if (parameter.Type.IsCollection())
            return ParameterUse.Other;

        var use = ParameterUse.None;
        foreach (var argument in arguments)
        {
            foreach (var name in argument.DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                if (name.Identifier.ValueText != parameter.Name || name.Parent is MemberAccessExpressionSyntax access && access.Name == name)
                    continue;

                SyntaxNode value = name;
                while (value.Parent is MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax or CastExpressionSyntax)
                    value = value.Parent;
                if (use is not ParameterUse.None || value.Parent != argument && value.Parent is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression })
                    return ParameterUse.Other;
                use = ParameterUse.Key;
            }
        }

        return use;
    }
}
