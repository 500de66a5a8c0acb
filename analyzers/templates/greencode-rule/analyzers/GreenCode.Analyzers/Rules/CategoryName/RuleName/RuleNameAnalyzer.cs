using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.CategoryName.RuleName;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RuleNameAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0000";

    // A suggestion until docs/evidence/GRN0000.json shows that it matters: then it may be a warning.
    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.CategoryName, DiagnosticSeverity.Info, typeof(RuleNameAnalyzer));

    // An example, to be replaced: a collection that is forced on every turn of a loop.
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!symbols.IsTestProject && symbols.Find("System.GC") is { } gc)
            context.RegisterOperationAction(operation => Analyze(operation, gc), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol gc)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name == "Collect"
            && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, gc)
            && call.IsInsideLoop()
            && !call.IsInsideExpressionTree())
        {
            context.Report(Rule, call.Syntax.GetLocation(), call.TargetMethod.Name);
        }
    }
}
