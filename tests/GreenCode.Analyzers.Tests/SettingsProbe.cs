using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GreenCode.Analyzers.Tests;

/// <summary>Stands in for a rule about settings: it reports the first "Debug" of each file, but not in a test project.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SettingsProbe() : GreenAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new("GRN9902", "Probe", "Probe", RuleCategory.Configuration, DiagnosticSeverity.Warning, isEnabledByDefault: true);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!symbols.IsTestProject)
            context.RegisterAdditionalFileAction(Analyze);
    }

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        var text = context.AdditionalFile.GetText(context.CancellationToken)!;
        context.Report(Rule, DiagnosticSeverity.Warning, text, new(text.ToString().IndexOf("Debug", StringComparison.Ordinal), "Debug".Length));
    }
}
