using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Web.SlowestCompression;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SlowestCompressionAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0405";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Web, DiagnosticSeverity.Warning, typeof(SlowestCompressionAnalyzer));

    private static readonly LocalizableString Brotli = GreenRule.Text(typeof(SlowestCompressionAnalyzer), "Brotli");
    private static readonly LocalizableString Gzip = GreenRule.Text(typeof(SlowestCompressionAnalyzer), "Gzip");

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.IsTestProject || symbols.Find("System.IO.Compression.CompressionLevel") is not { } level)
            return;

        INamedTypeSymbol?[] options =
        [
            symbols.Find("Microsoft.AspNetCore.ResponseCompression.BrotliCompressionProviderOptions"),
            symbols.Find("Microsoft.AspNetCore.ResponseCompression.GzipCompressionProviderOptions"),
        ];
        var response = symbols.Find("Microsoft.AspNetCore.Http.HttpResponse");
        var provider = symbols.Find("Microsoft.AspNetCore.ResponseCompression.ICompressionProvider");
        if (options[0] is null && response is null)
            return;

        // Up to .NET 6 Optimal meant the slowest level of Brotli too.
        var optimalIsSlowest = symbols.Find("System.Diagnostics.UnreachableException") is null;
        context.RegisterOperationAction(operation => Analyze(operation), OperationKind.FieldReference);

        void Analyze(OperationAnalysisContext analysis)
        {
            var field = (IFieldReferenceOperation)analysis.Operation;
            if (field.Field.Name is not ("SmallestSize" or "Optimal") || !SymbolEqualityComparer.Default.Equals(field.Field.ContainingType, level))
                return;

            var brotli = field.Parent switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Level", ContainingType: { } owner } } } when options.Contains(owner, SymbolEqualityComparer.Default) =>
                    SymbolEqualityComparer.Default.Equals(owner, options[0]),
                IArgumentOperation { Parent: IObjectCreationOperation { Type.Name: "BrotliStream" or "GZipStream" or "DeflateStream" or "ZLibStream", Arguments: [{ Value: { } target }, ..] } stream }
                    when IsResponse(target, response) || IsProvider(analysis.ContainingSymbol, provider) => stream.Type!.Name == "BrotliStream",
                _ => (bool?)null,
            };
            if (brotli is { } isBrotli && (field.Field.Name == "SmallestSize" || isBrotli && optimalIsSlowest))
                analysis.Report(Rule, field.Syntax.GetLocation(), field.Field.Name, isBrotli ? Brotli : Gzip);
        }
    }

    private static bool IsResponse(IOperation target, INamedTypeSymbol? response) =>
        target is IPropertyReferenceOperation { Property: { Name: "Body", ContainingType: { } owner } } && SymbolEqualityComparer.Default.Equals(owner, response);

    /// <summary>Whether the code makes the streams of a compression provider of this project.</summary>
    private static bool IsProvider(ISymbol member, INamedTypeSymbol? provider) =>
        member.Name == "CreateStream" && provider is not null && member.ContainingType.AllInterfaces.Contains(provider, SymbolEqualityComparer.Default);
}
