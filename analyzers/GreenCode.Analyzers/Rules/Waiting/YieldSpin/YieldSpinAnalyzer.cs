using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Waiting.YieldSpin;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class YieldSpinAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0102";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Waiting, DiagnosticSeverity.Warning, typeof(YieldSpinAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!symbols.IsTestProject && symbols.Find("System.Threading.Tasks.Task") is not null)
            context.RegisterOperationAction(Analyze, OperationKind.Loop);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        if (WaitLoop.Of((ILoopOperation)context.Operation, IsYield) is { Awaited: { } awaited, Pauses: [var yield, ..] })
            context.Report(Rule, yield.Syntax.GetLocation(), yield.Syntax, awaited.Syntax);
    }

    /// <summary>Gives the processor away, but comes back at once where nobody else wants it.</summary>
    private static bool IsYield(IInvocationOperation call) => (call.TargetMethod.ContainingType.ToDisplayString(), call.TargetMethod.Name) switch
    {
        ("System.Threading.Thread", "Yield") => true,
        ("System.Threading.Thread", "Sleep") => ConstantDuration.Milliseconds(call.Arguments[0].Value) == 0,
        ("System.Threading.Tasks.Task", "Yield") => true,
        ("System.Threading.Tasks.Task", "Delay") => ConstantDuration.Milliseconds(call.Arguments[0].Value) == 0,
        ("System.Threading.SpinWait", "SpinOnce") => call.Arguments is [{ Value.ConstantValue: { HasValue: true, Value: -1 } }],
        _ => false,
    };
}
