using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

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

    /// <summary>Libraries for command lines, of whose commands a process runs one and ends.</summary>
    private static readonly string[] CommandLines = ["System.CommandLine", "Spectre.Console.Cli", "McMaster.Extensions.CommandLineUtils", "Cocona", "CommandLine", "CommandDotNet", "ConsoleAppFramework"];

    /// <summary>
    /// Whether the code runs once: static initialisation, a module initialiser, the entry point and what only it calls, or code that composes the program,
    /// outside loops and outside lambdas and local functions, which may run any number of times; or a command of a command line, outside loops.
    /// </summary>
    public static bool RunsOnce(this IOperation operation, ISymbol containingSymbol) =>
        operation.AncestorsInFunction().Any(IsKept)
        || operation.EnclosingLoop() is null
        && (operation.Ancestors().Any(ancestor => ancestor.IsFunction()) ? IsCommand(containingSymbol) : RunsOnce(containingSymbol) || IsCommand(containingSymbol) || Composes(containingSymbol) || IsCalledOnce(containingSymbol));

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

        if (IsOfCommandLine(method.ReturnType) || method.Parameters.Any(parameter => IsOfCommandLine(parameter.Type)))
            return true;
        for (var type = method.ContainingType; type is not null; type = type.BaseType)
        {
            if (IsOfCommandLine(type) || type.GetAttributes().Any(attribute => IsOfCommandLine(attribute.AttributeClass)))
                return true;
        }

        return false;
    }

    private static bool IsOfCommandLine(ITypeSymbol? type) =>
        type is INamedTypeSymbol { ContainingNamespace: { IsGlobalNamespace: false } space }
        && space.ToDisplayString() is var name
        && CommandLines.Any(library => name.StartsWith(library, StringComparison.Ordinal) && (name.Length == library.Length || name[library.Length] == '.'));

    /// <summary>Whether the type of the entry point mentions the method once, outside loops and lambdas, in the entry point or in a method of which the same holds.</summary>
    private static bool IsCalledOnce(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Ordinary, ContainingType: { } type }
        && type.GetMembers(WellKnownMemberNames.EntryPointMethodName).Any(entry => entry.IsStatic)
        && IsCalledOnce(member.Name, [.. type.DeclaringSyntaxReferences.Select(declaration => declaration.GetSyntax())], DeepestCall);

    private static bool IsCalledOnce(string method, IReadOnlyList<SyntaxNode> declarations, int depth)
    {
        var mentions = declarations.SelectMany(declaration => declaration.DescendantNodes())
            .OfType<SimpleNameSyntax>()
            .Where(name => name.Identifier.ValueText == method)
            .Take(2)
            .ToList();
        return mentions is [{ } mention]
            && mention.Ancestors().TakeWhile(ancestor => ancestor is not MemberDeclarationSyntax).All(ancestor => !Repeats(ancestor))
            && mention.FirstAncestorOrSelf<MemberDeclarationSyntax>() is MethodDeclarationSyntax caller
            && (caller.Identifier.ValueText == WellKnownMemberNames.EntryPointMethodName || depth > 0 && IsCalledOnce(caller.Identifier.ValueText, declarations, depth - 1));
    }

    private static bool Repeats(SyntaxNode ancestor) =>
        ancestor is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;
}
