using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Framework.ExceptionAsAnswer;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExceptionAsAnswerAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0701";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Framework, DiagnosticSeverity.Warning, typeof(ExceptionAsAnswerAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!symbols.IsTestProject)
            context.RegisterOperationAction(Analyze, OperationKind.Try);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var attempt = (ITryOperation)context.Operation;
        if (AttemptedLookup.Of(attempt) is not { } found || attempt.RunsOnce(context.ContainingSymbol))
            return;

        var severity = found.Call is IInvocationOperation { Arguments: [{ Value: { } text }, ..] } && text.IsConfigured() ? DiagnosticSeverity.Hidden
            : attempt.EnclosingLoop() is null ? DiagnosticSeverity.Info
            : DiagnosticSeverity.Warning;
        context.Report(Rule, severity, found.Call.Syntax.GetLocation(), found.Alternative);
    }
}
