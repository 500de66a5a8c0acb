using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Framework.JsonOptionsPerCall;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JsonOptionsPerCallAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0704";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Framework, DiagnosticSeverity.Warning, typeof(JsonOptionsPerCallAnalyzer));

    private static readonly LocalizableString Shared = GreenRule.Text(typeof(JsonOptionsPerCallAnalyzer), "Shared");
    private static readonly LocalizableString Unshared = GreenRule.Text(typeof(JsonOptionsPerCallAnalyzer), "Unshared");

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!symbols.IsTestProject && symbols.Find("System.Text.Json.JsonSerializerOptions") is { } options)
            context.RegisterOperationAction(operation => Analyze(operation, options, symbols.RequestPath), OperationKind.ObjectCreation);
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol options, RequestPath requests)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (!SymbolEqualityComparer.Default.Equals(creation.Type, options)
            || JsonOptionsUse.IsCopy(creation)
            || !creation.CanLiveInStaticField()
            || JsonOptionsUse.Of(creation) is not { } use
            || use.CreatedParts.Any(JsonOptionsUse.KeepsState)
            || creation.RunsOnFailure()
            || creation.IsForAFieldThatIsKept()
            || creation.RunsOnce(context.ContainingSymbol)
            || creation.IsInsideExpressionTree())
        {
            return;
        }

        // Since .NET 7 equal options share their metadata; a converter or resolver made for the call makes them unequal to all others.
        var isUnshared = use.CreatedParts.Any();
        var isOften = creation.EnclosingLoop() is not null || requests.Contains(creation, context.ContainingSymbol) || requests.Serves(context.ContainingSymbol.ContainingType);
        context.Report(Rule, isUnshared && isOften ? Rule.DefaultSeverity : DiagnosticSeverity.Info, creation.Syntax.GetLocation(), isUnshared ? Unshared : Shared);
    }
}
