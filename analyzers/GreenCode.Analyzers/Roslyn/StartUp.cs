using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace GreenCode.Analyzers.Roslyn;

/// <summary>Says which code runs once in the life of the process, so that what it wastes, it wastes once.</summary>
internal static class StartUp
{
    private const int DeepestCall = 4;

    /// <summary>Builders of a program: a method that is handed one composes the program and does not serve it.</summary>
    private static readonly HashSet<string> Builders = new(StringComparer.Ordinal)
    {
        "IServiceCollection", "IApplicationBuilder", "WebApplication", "WebApplicationBuilder", "IHostBuilder", "IHostApplicationBuilder", "HostApplicationBuilder", "IWebHostBuilder", "IConfigurationBuilder",
        "ILoggingBuilder", "IMvcBuilder", "IHealthChecksBuilder",
    };

    /// <summary>The calls that return when the host has stopped.</summary>
    private static readonly string[] HostRuns = ["Run", "RunAsync", "WaitForShutdown", "WaitForShutdownAsync"];

    /// <summary>
    /// Whether the code runs once: static initialisation, a module initialiser, the entry point and what only it calls, or code that composes the program,
    /// outside loops and outside lambdas and local functions, which may run any number of times; or a command of a command line and what is made for one, outside loops; or what by
    /// its name prepares, migrates, installs or upgrades.
    /// </summary>
    public static bool RunsOnce(this IOperation operation, ISymbol containingSymbol)
    {
        if (operation.AncestorsInFunction().Any(IsKept) || containingSymbol.IsMigration() || containingSymbol.IsPreparation() || containingSymbol.IsForTests())
            return true;
        if (operation.EnclosingLoop() is not null)
            return false;
        if (IsCommand(containingSymbol) || ProgramKind.Of(operation.SemanticModel!.Compilation).IsCommandLine)
            return true;
        return operation.Ancestors().Any(ancestor => ancestor.IsFunction())
            ? IsLazy(operation, containingSymbol)
            : RunsOnce(containingSymbol) || Composes(containingSymbol) || IsCalledOnce(containingSymbol) || RunsAfterTheHost(operation);
    }

    /// <summary>What a static field makes when it is first asked for.</summary>
    private static bool IsLazy(IOperation operation, ISymbol containingSymbol)
    {
        while (containingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction })
            containingSymbol = containingSymbol.ContainingSymbol;
        return containingSymbol is IFieldSymbol { IsStatic: true } or IPropertySymbol { IsStatic: true }
            && operation.Ancestors().Any(ancestor => ancestor is IObjectCreationOperation { Type.Name: "Lazy" });
    }

    /// <summary>What follows the call that returns when the program is stopping.</summary>
    private static bool RunsAfterTheHost(IOperation operation)
    {
        var root = operation.Root();
        var before = TextSpan.FromBounds(Math.Min(root.Syntax.SpanStart, operation.Syntax.SpanStart), operation.Syntax.SpanStart);
        return HostRuns.Any(name => root.Syntax.SyntaxTree.TokensNamed(name, CancellationToken.None, before).Any())
            && root.Descendants().Any(part => part is IInvocationOperation { TargetMethod: { ContainingType.Name: "HostingAbstractionsHostExtensions" or "WebHostExtensions" or "WebApplication" } run }
                && HostRuns.Contains(run.Name)
                && part.Syntax.Span.End < operation.Syntax.SpanStart
                && !part.Ancestors().Any(ancestor => ancestor.IsFunction()));
    }

    /// <summary>What <c>??=</c> puts into a static field is made once and kept.</summary>
    private static bool IsKept(IOperation operation) => operation is ICoalesceAssignmentOperation { Target: IFieldReferenceOperation { Field.IsStatic: true } };

    private static bool RunsOnce(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.StaticConstructor } => true,
        IMethodSymbol { IsStatic: true, Name: WellKnownMemberNames.EntryPointMethodName or WellKnownMemberNames.TopLevelStatementsEntryPointMethodName } => true,
        IMethodSymbol method => method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ModuleInitializerAttribute"),
        IFieldSymbol or IPropertySymbol => symbol.IsStatic,
        _ => false,
    };

    private static bool Composes(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && method.Parameters.Any(parameter => Builders.Contains(parameter.Type.Name));

    private static bool IsCommand(ISymbol member)
    {
        if (member is not IMethodSymbol method)
            return false;

        if (ProgramKind.IsOfCommandLine(method.ReturnType) || method.Parameters.Any(parameter => ProgramKind.IsOfCommandLine(parameter.Type)))
            return true;
        for (var type = method.ContainingType; type is not null; type = type.BaseType)
        {
            if (ProgramKind.IsOfCommandLine(type) || type.GetAttributes().Any(attribute => ProgramKind.IsOfCommandLine(attribute.AttributeClass)))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether the type mentions the method once: in a task that <c>??=</c> starts if none runs, or outside loops and lambdas in the entry point, in static initialisation or in a method of
    /// which the same holds; or puts into static fields all that the method gives.
    /// </summary>
    private static bool IsCalledOnce(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Ordinary, ContainingType: { } type }
        && (type.GetMembers(WellKnownMemberNames.EntryPointMethodName).Any(entry => entry.IsStatic)
            // Others may call a method that is not private, whatever static fields do with it.
            || type.StaticConstructors.Any(constructor => !constructor.IsImplicitlyDeclared || member.DeclaredAccessibility is Accessibility.Private)
            || type.DeclaringSyntaxReferences.Any(declaration => declaration.SyntaxTree.Mentions("??= Task.Run", CancellationToken.None)))
        && IsCalledOnce(member.Name, type, DeepestCall);

    private static bool IsCalledOnce(string method, INamedTypeSymbol type, int depth)
    {
        var mentions = type.DeclaringSyntaxReferences.SelectMany(declaration => declaration.SyntaxTree.TokensNamed(method, CancellationToken.None, declaration.Span))
            .Select(name => name.Parent)
            .OfType<SimpleNameSyntax>()
            .ToList();
        return mentions is [{ } mention]
            ? mention.Ancestors().OfType<AssignmentExpressionSyntax>().Any(assignment => assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression) && assignment.Right.Span.Contains(mention.Span) && assignment.Right.ToString().StartsWith("Task.Run", StringComparison.Ordinal))
                || mention.Ancestors().TakeWhile(ancestor => ancestor is not MemberDeclarationSyntax).All(ancestor => !Repeats(ancestor))
            && mention.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
            {
                ConstructorDeclarationSyntax constructor => constructor.Modifiers.Any(SyntaxKind.StaticKeyword),
                FieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.StaticKeyword),
                MethodDeclarationSyntax caller => caller.Identifier.ValueText == WellKnownMemberNames.EntryPointMethodName || depth > 0 && IsCalledOnce(caller.Identifier.ValueText, type, depth - 1),
                _ => false,
            }
            : mentions.Count > 0 && mentions.TrueForAll(use => IsPutIntoStatic(use, type));
    }

    private static bool IsPutIntoStatic(SimpleNameSyntax method, INamedTypeSymbol type) => method.Parent is InvocationExpressionSyntax call && call.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field } } => field.Modifiers.Any(SyntaxKind.StaticKeyword),
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Modifiers.Any(SyntaxKind.StaticKeyword),
        AssignmentExpressionSyntax { Left: { } kept } => IsStaticField(kept, type),
        ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: [{ Expression: { } kept }, ..] } } => IsStaticField(kept, type),
        _ => false,
    };

    private static bool IsStaticField(ExpressionSyntax expression, INamedTypeSymbol type) =>
        expression is IdentifierNameSyntax name && type.GetMembers(name.Identifier.ValueText).Any(member => member is { IsStatic: true } and (IFieldSymbol or IPropertySymbol));

    private static bool Repeats(SyntaxNode ancestor) =>
        ancestor is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;
}
