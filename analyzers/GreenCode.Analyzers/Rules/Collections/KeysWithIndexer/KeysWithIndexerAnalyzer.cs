using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Collections.KeysWithIndexer;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KeysWithIndexerAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0608";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Collections, DiagnosticSeverity.Info, typeof(KeysWithIndexerAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!symbols.IsTestProject && symbols.Find("System.Collections.Generic.IDictionary`2") is not null)
            context.RegisterOperationAction(Analyze, OperationKind.Loop);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        if (context.Operation is not IForEachLoopOperation loop || KeysLookup.Of(loop) is not { } found || loop.RunsOnce(context.ContainingSymbol))
            return;

        var severity = loop.Turns() is Amount.Many || loop.EnclosingLoop()?.Turns() is Amount.Many ? DiagnosticSeverity.Info : DiagnosticSeverity.Hidden;
        context.Report(Rule, severity, found.Keys.Syntax.GetLocation(), found.Keys.Instance!.Syntax.ToString());
    }
}
