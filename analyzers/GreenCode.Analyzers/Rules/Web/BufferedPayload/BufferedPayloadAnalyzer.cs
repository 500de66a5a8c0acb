using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Web.BufferedPayload;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BufferedPayloadAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0408";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Web, DiagnosticSeverity.Info, typeof(BufferedPayloadAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!symbols.IsTestProject && symbols.Find("System.Text.Json.JsonSerializer") is { } serializer && symbols.Find("System.Net.Http.HttpContent") is not null)
            context.RegisterOperationAction(operation => Analyze(operation, serializer), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol serializer)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is "Deserialize"
            && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, serializer)
            && PayloadText.Of(call) is { } text
            && !call.RunsOnFailure()
            && !call.RunsOnce(context.ContainingSymbol)
            && !KeptBody.IsKept(call, context.ContainingSymbol, context.CancellationToken))
        {
            context.Report(Rule, call.Syntax.GetLocation(), text.Source.TargetMethod.Name, Instead(text.Source));
        }
    }

    private static string Instead(IInvocationOperation source) => source.TargetMethod.Name switch
    {
        "ReadAsStringAsync" => "HttpContent.ReadFromJsonAsync",
        "GetStringAsync" => "HttpClient.GetFromJsonAsync",
        _ => "HttpRequest.ReadFromJsonAsync",
    };
}
