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
            && !IsCached(call))
        {
            context.Report(Rule, call.Syntax.GetLocation(), text.Source.TargetMethod.Name, Instead(text.Source));
        }
    }

    /// <summary>Whether the method keeps what it reads in a cache, under a key that is always the same: then it is read once in a long time.</summary>
    private static bool IsCached(IInvocationOperation call) => call.Root() is var root && root.Descendants().Any(part =>
        part is IInvocationOperation { TargetMethod: { Name: "Set" or "SetAsync" or "GetOrCreate" or "GetOrCreateAsync" or "GetOrSet" or "GetOrSetAsync" or "SetString" or "SetStringAsync" } method } keep
        && keep.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "key") is { Value: { } key }
        && IsCache(keep.Instance?.Type ?? method.Parameters[0].Type)
        && IsAlwaysTheSame(root, key.WithoutConversion()));

    private static bool IsCache(ITypeSymbol type) => type.Name.EndsWith("Cache", StringComparison.Ordinal);

    private static bool IsAlwaysTheSame(IOperation root, IOperation key) =>
        key.ConstantValue.HasValue
        || key is IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } }
        || key is ILocalReferenceOperation { Local: { } local } && root.DeclaredValue(local) is { ConstantValue.HasValue: true };

    private static string Instead(IInvocationOperation source) => source.TargetMethod.Name switch
    {
        "ReadAsStringAsync" => "HttpContent.ReadFromJsonAsync",
        "GetStringAsync" => "HttpClient.GetFromJsonAsync",
        _ => "HttpRequest.ReadFromJsonAsync",
    };
}
