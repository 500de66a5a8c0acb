using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Web.HttpClientPerCall;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HttpClientPerCallAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0401";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Web, DiagnosticSeverity.Warning, typeof(HttpClientPerCallAnalyzer));

    /// <summary>What a program says that goes on for ever.</summary>
    private static readonly string[] Services =
    [
        "WebApplication", "IApplicationBuilder", "ConfigureWebHost", "UseStartup", "AddHostedService", "BackgroundService", "IHostedService", "ServiceBase", "FunctionsApplication", "ConfigureFunctions",
    ];

    private static readonly string[] Metadata = ["Metadata", "MetaData", "Discovery", "WellKnown"];

    private static readonly LocalizableString Request = GreenRule.Text(typeof(HttpClientPerCallAnalyzer), "Request");
    private static readonly LocalizableString Loop = GreenRule.Text(typeof(HttpClientPerCallAnalyzer), "Loop");
    private static readonly LocalizableString Call = GreenRule.Text(typeof(HttpClientPerCallAnalyzer), "Call");

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        // In a browser the browser keeps the connections.
        if (symbols.IsTestProject
            || symbols.Find("System.Net.Http.HttpClient") is not { } client
            || symbols.Find("Microsoft.AspNetCore.Components.WebAssembly.Hosting.WebAssemblyHost") is not null)
        {
            return;
        }

        var runsOn = new Lazy<bool>(() => context.Compilation.Options.OutputKind is not OutputKind.ConsoleApplication
            || context.Compilation.SyntaxTrees.Any(tree => Services.Any(word => tree.Mentions(word, CancellationToken.None))));
        context.RegisterOperationAction(operation => Analyze(operation, client, symbols.RequestPath, runsOn), OperationKind.ObjectCreation);
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol client, RequestPath requests, Lazy<bool> runsOn)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (!SymbolEqualityComparer.Default.Equals(creation.Type, client)
            || context.ContainingSymbol is not IMethodSymbol { MethodKind: not (MethodKind.Constructor or MethodKind.StaticConstructor) }
            || HttpClientUse.Of(creation) is not { ServesSeveralTurns: false }
            || creation.RunsOnce(context.ContainingSymbol)
            || creation.IsForAFileThatIsKept()
            || creation.IsInsideExpressionTree()
            || creation.ServesDemo()
            || context.ContainingSymbol.ContainingType.IsForDevelopment(context.Compilation, context.CancellationToken))
        {
            return;
        }

        if (creation.IsInsideLoop())
            context.Report(Rule, creation.Syntax.GetLocation(), Loop);
        else if (requests.Contains(creation, context.ContainingSymbol))
            context.Report(Rule, creation.Syntax.GetLocation(), Request);
        else if (runsOn.Value && !context.ContainingSymbol.IsOneOff())
            context.Report(Rule, IsAboutMetadata(context.ContainingSymbol) ? DiagnosticSeverity.Hidden : DiagnosticSeverity.Info, creation.Syntax.GetLocation(), Call);
    }

    /// <summary>What another service says of itself is asked for when somebody sets up the connection, and mostly kept.</summary>
    private static bool IsAboutMetadata(ISymbol member) => Metadata.Any(word => member.Name.IndexOf(word, StringComparison.Ordinal) >= 0 || member.ContainingType.Name.IndexOf(word, StringComparison.Ordinal) >= 0);
}
