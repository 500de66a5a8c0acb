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
        if (!TryGetConditions(loop, out var conditions) || !conditions.All(SideEffectFreeRead.IsSideEffectFree))
            return;

        var awaited = conditions.FirstOrDefault(SideEffectFreeRead.CanChangeFromOutside);
        if (awaited is null || IsPartOfLockFreeRetry(loop))
            return;

        context.Report(Rule, loop.Syntax.GetFirstToken().GetLocation(), awaited.Syntax);
    }

    /// <summary>The conditions that a loop tests on each turn, where it does nothing else.</summary>
    private static bool TryGetConditions(ILoopOperation loop, out List<IOperation> conditions)
    {
        conditions = [];
        var head = loop switch
        {
            IWhileLoopOperation @while => @while.Condition,
            IForLoopOperation { AtLoopBottom.IsEmpty: true } @for => @for.Condition,
            _ => null,
        };
        if (head is not null)
            conditions.Add(head);

        return loop is IWhileLoopOperation or IForLoopOperation { AtLoopBottom.IsEmpty: true } && OnlyTests(loop.Body, conditions);
    }

    private static bool OnlyTests(IOperation? statement, List<IOperation> conditions)
    {
        switch (statement)
        {
            case null or IEmptyOperation or IBranchOperation { BranchKind: BranchKind.Continue }:
                return true;
            case IBlockOperation block:
                return block.Operations.All(inner => OnlyTests(inner, conditions));
            case IConditionalOperation test:
                conditions.Add(test.Condition);
                return (Leaves(test.WhenTrue) || OnlyTests(test.WhenTrue, conditions)) && (Leaves(test.WhenFalse) || OnlyTests(test.WhenFalse, conditions));
            default:
                return false;
        }
    }

    /// <summary>What runs once, on the way out of the loop, does not count as work of the loop.</summary>
    private static bool Leaves(IOperation? statement) => statement switch
    {
        IBlockOperation { Operations: [.., var last] } => Leaves(last),
        IBranchOperation branch => branch.BranchKind is BranchKind.Break,
        IReturnOperation => statement.Kind is OperationKind.Return or OperationKind.YieldBreak,
        IThrowOperation => true,
        _ => false,
    };

    /// <summary>Test-and-test-and-set: the inner loop only keeps the cache line shared until the compare-and-swap of the outer loop can succeed.</summary>
    private static bool IsPartOfLockFreeRetry(ILoopOperation loop) => loop.AncestorsInFunction()
        .OfType<ILoopOperation>()
        .Any(outer => outer.Descendants().Any(inner => inner is IInvocationOperation { TargetMethod.ContainingType.Name: "Interlocked" }));
}
