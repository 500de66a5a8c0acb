using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Threading.ParallelCheapBody;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ParallelCheapBodyAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0203";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Threading, DiagnosticSeverity.Info, typeof(ParallelCheapBodyAnalyzer));

    private static readonly LocalizableString Loop = GreenRule.Text(typeof(ParallelCheapBodyAnalyzer), "Loop");
    private static readonly LocalizableString Query = GreenRule.Text(typeof(ParallelCheapBodyAnalyzer), "Query");

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        var (loops, queries) = (symbols.Find("System.Threading.Tasks.Parallel"), symbols.Find("System.Linq.ParallelEnumerable"));
        if (!symbols.IsTestProject && loops is not null)
            context.RegisterOperationAction(operation => Analyze(operation, loops, queries), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol loops, INamedTypeSymbol? queries)
    {
        var call = (IInvocationOperation)context.Operation;
        switch (call.TargetMethod.Name)
        {
            case "For" or "ForEach" when SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, loops) && ParallelLoop.Body(call) is { } body && CheapBody.IsCheap(body):
                context.Report(Rule, call.Syntax.GetLocation(), $"Parallel.{call.TargetMethod.Name}", Loop);
                break;
            case "AsParallel" when SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, queries) && ParallelLoop.IsCheapQuery(call, queries!):
                context.Report(Rule, call.Syntax.GetLocation(), "AsParallel", Query);
                break;
        }
    }
}
