using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Waiting.BusyWait;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BusyWaitAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0101";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Waiting, DiagnosticSeverity.Warning, typeof(BusyWaitAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!symbols.IsTestProject)
            context.RegisterOperationAction(Analyze, OperationKind.Loop);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var loop = (ILoopOperation)context.Operation;
        if (WaitLoop.Of(loop, isPause: null) is { Awaited: { } awaited } && !IsPartOfLockFreeRetry(loop))
            context.Report(Rule, loop.Syntax.GetFirstToken().GetLocation(), awaited.Syntax);
    }

    /// <summary>Test-and-test-and-set: the inner loop only keeps the cache line shared until the compare-and-swap of the outer loop can succeed.</summary>
    private static bool IsPartOfLockFreeRetry(ILoopOperation loop) => loop.AncestorsInFunction()
        .OfType<ILoopOperation>()
        .Any(outer => outer.Descendants().Any(inner => inner is IInvocationOperation { TargetMethod.ContainingType.Name: "Interlocked" }));
}
