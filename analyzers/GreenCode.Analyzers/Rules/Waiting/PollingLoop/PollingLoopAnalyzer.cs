using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Waiting.PollingLoop;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PollingLoopAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0103";

    /// <summary>From a second on, waking up costs too little to be worth a word.</summary>
    private const double LongestPollingMilliseconds = 1000;

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Waiting, DiagnosticSeverity.Info, typeof(PollingLoopAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!symbols.IsTestProject && symbols.Find("System.Threading.Tasks.Task") is not null)
        {
            var services = new BackgroundServices(symbols);
            context.RegisterOperationAction(operation => Analyze(operation, symbols.RequestPath, services), OperationKind.Loop);
        }
    }

    private static void Analyze(OperationAnalysisContext context, RequestPath requests, BackgroundServices services)
    {
        var loop = (ILoopOperation)context.Operation;
        var (pause, awaited) = WaitLoop.Of(loop, IsAnyPause) is { Pauses: [var first, ..] } wait ? (first, wait.Awaited) : PauseWhereThereIsNothingToDo(loop);
        if (pause is not null && Milliseconds(pause) is > 0 and < LongestPollingMilliseconds and { } interval && !ReadsHardware(awaited!) && !context.ContainingSymbol.IsForTests())
        {
            var pays = !AsksAnotherProgram(awaited!) && (OthersWait(loop, context.ContainingSymbol, requests) || NeverEnds(loop, context.ContainingSymbol, services));
            context.Report(Rule, pays ? DiagnosticSeverity.Info : DiagnosticSeverity.Hidden, pause.Syntax.GetLocation(), interval, awaited!.Syntax);
        }
    }

    private static bool OthersWait(ILoopOperation loop, ISymbol member, RequestPath requests) => requests.Contains(loop, member) || requests.Serves(member.ContainingType);

    private static bool NeverEnds(ILoopOperation loop, ISymbol member, BackgroundServices services) =>
        services.Contains(member.ContainingType) && loop.AncestorsInFunction().OfType<ILoopOperation>().Prepend(loop).Any(LoopExtensions.NeverEnds);

    /// <summary>What another program does with its files and itself raises no signal here.</summary>
    private static bool AsksAnotherProgram(IOperation condition) => condition.DescendantsAndSelf().Any(part => part switch
    {
        IInvocationOperation { TargetMethod: { Name: "Exists", ContainingType.Name: "File" or "Directory" or "Path" } } => true,
        IPropertyReferenceOperation { Property.ContainingType.Name: "FileInfo" or "DirectoryInfo" or "FileSystemInfo" or "Process" } => true,
        _ => false,
    });

    private static bool IsAnyPause(IInvocationOperation call) => Milliseconds(call) is > 0;

    /// <summary>The fixed time that a call lets pass, or null.</summary>
    private static double? Milliseconds(IInvocationOperation call) => (call.TargetMethod.Name, call.TargetMethod.ContainingType.ToDisplayString()) switch
    {
        ("Sleep", "System.Threading.Thread") or ("Delay", "System.Threading.Tasks.Task") => ConstantDuration.Milliseconds(call.Arguments[0].Value),
        _ => null,
    };

    /// <summary><c>if (nothing) pause; else work;</c>, <c>if (nothing) { pause; continue; }</c>, <c>if (something) work; else pause;</c></summary>
    private static (IInvocationOperation? Pause, IOperation? Awaited) PauseWhereThereIsNothingToDo(ILoopOperation loop)
    {
        if (!WaitLoop.IsUnbounded(loop) || loop.Body is not IBlockOperation body)
            return default;

        foreach (var test in body.Operations.OfType<IConditionalOperation>())
        {
            var isLast = test == body.Operations[body.Operations.Length - 1];
            var pause = OnlyPause(test.WhenTrue) is { } idle && (idle.Continues || (isLast && test.WhenFalse is not null)) ? idle.Pause
                : isLast && OnlyPause(test.WhenFalse) is { } otherwise ? otherwise.Pause
                : null;
            if (pause is not null && AsksForWork(test.Condition))
                return (pause, test.Condition);
        }

        return default;
    }

    private static (IInvocationOperation Pause, bool Continues)? OnlyPause(IOperation? branch) => branch switch
    {
        IBlockOperation { Operations: [var statement] } => OnlyPause(statement),
        IBlockOperation { Operations: [var statement, IBranchOperation { BranchKind: BranchKind.Continue }] } => OnlyPause(statement) is { } inner ? (inner.Pause, true) : null,
        IExpressionStatementOperation => WaitLoop.Call(branch) is { } call && IsAnyPause(call) ? (call, false) : null,
        _ => null,
    };

    /// <summary>Whether a condition looks at what another thread can change, or takes from a collection that another thread fills.</summary>
    private static bool AsksForWork(IOperation condition) => condition switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } => AsksForWork(operand),
        IParenthesizedOperation { Operand: var operand } => AsksForWork(operand),
        IInvocationOperation { TargetMethod: { Name: "TryDequeue" or "TryTake" or "TryPop" or "TryPeek" or "TryRead" } method } => SideEffectFreeRead.IsFramework(method),
        _ => SideEffectFreeRead.IsSideEffectFree(condition) && SideEffectFreeRead.CanChangeFromOutside(condition),
    };

    /// <summary>A device has no event to wait for.</summary>
    private static bool ReadsHardware(IOperation condition) => condition.DescendantsAndSelf().Any(part =>
        part is IMemberReferenceOperation { Member.ContainingNamespace: var space }
        && space.ToDisplayString() is var name
        && (name.StartsWith("System.Device", StringComparison.Ordinal) || name.StartsWith("System.IO.Ports", StringComparison.Ordinal)));
}
