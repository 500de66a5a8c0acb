using GreenCode.Analyzers.Files;
using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GreenCode.Analyzers.Rules.Configuration.OptimisationTurnedOff;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OptimisationTurnedOffAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0902";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Configuration, DiagnosticSeverity.Warning, typeof(OptimisationTurnedOffAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!symbols.IsTestProject
            && context.Compilation.Options.OptimizationLevel is OptimizationLevel.Debug
            && "Release".Equals(context.Options.Value(BuildProperty.Configuration), StringComparison.OrdinalIgnoreCase))
        {
            context.RegisterAdditionalFileAction(Analyze);
        }
    }

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        if (ProjectFile.Is(context.AdditionalFile.Path) && context.AdditionalFile.GetText(context.CancellationToken) is { } text)
            context.Report(Rule, DiagnosticSeverity.Warning, text, ProjectFile.PlaceOf("Optimize", text));
    }
}
