using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Waiting.UnlimitedRetry;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnlimitedRetryAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0106";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Waiting, DiagnosticSeverity.Warning, typeof(UnlimitedRetryAnalyzer));

    /// <summary>What is thrown while a disk, a network or a server fails, and thus may be thrown again at once; derived types count, but for Exception.</summary>
    private static readonly string[] Failures =
    [
        "System.IO.IOException", "System.Net.Sockets.SocketException", "System.Net.Http.HttpRequestException", "System.Net.WebException", "System.Data.Common.DbException",
    ];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.IsTestProject || symbols.Find("System.Exception") is not { } exception)
            return;

        var failures = Failures.Select(symbols.Find).OfType<INamedTypeSymbol>().ToArray();
        context.RegisterOperationAction(attempt => Analyze(attempt, exception, failures), OperationKind.Try);
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol exception, INamedTypeSymbol[] failures)
    {
        var attempt = (ITryOperation)context.Operation;
        if (attempt.Finally is not null || Repeated(attempt) is not { } loop || !SameEachTime(attempt.Body))
            return;

        // Where one handler leaves, counts or waits, another that does not may be meant to be rare.
        if (attempt.Catches.All(handler => handler.Filter is null && OnlyLogs(handler.Handler))
            && attempt.Catches.Any(handler => IsFailure(handler.ExceptionType, exception, failures)))
        {
            context.Report(Rule, loop.Syntax.GetFirstToken().GetLocation());
        }
    }

    /// <summary>The loop whose only work is the attempt, and that only success ends; null where there is none.</summary>
    private static ILoopOperation? Repeated(ITryOperation attempt)
    {
        var body = attempt.Parent as IBlockOperation;
        if ((body is null ? attempt.Parent : body.Parent) is not ILoopOperation loop || !WaitLoop.IsUnbounded(loop))
            return null;

        var condition = WaitLoop.Condition(loop);
        var isEndless = condition is null or { ConstantValue: { HasValue: true, Value: true } } || IsCancellation(condition);
        var succeeded = body is null or { Operations.Length: 1 }
            ? (isEndless && attempt.Body.Operations is [.., var last] && Leaves(last)) || EndsBySuccess(condition, attempt)
            : isEndless && body.Operations is [_, var next] && Leaves(next) && attempt.Catches.All(handler => handler.Handler.Operations is [.., IBranchOperation { BranchKind: BranchKind.Continue }]);
        return succeeded ? loop : null;
    }

    private static bool Leaves(IOperation statement) => statement is IBranchOperation { BranchKind: BranchKind.Break } || statement.Kind is OperationKind.Return;

    private static bool IsCancellation(IOperation condition) =>
        condition is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" } };

    /// <summary><c>while (!done) try { …; done = true; }</c></summary>
    private static bool EndsBySuccess(IOperation? condition, ITryOperation attempt) =>
        condition is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: ILocalReferenceOperation { Local: var flag } }
        && attempt.Body.Operations is [.., IExpressionStatementOperation
        {
            Operation: ISimpleAssignmentOperation { Target: ILocalReferenceOperation set, Value.ConstantValue: { HasValue: true, Value: true } },
        }]
        && SymbolEqualityComparer.Default.Equals(set.Local, flag);

    /// <summary>Not where the attempt itself waits, or takes something else on each turn.</summary>
    private static bool SameEachTime(IBlockOperation work)
    {
        var calls = false;
        foreach (var part in work.Descendants())
        {
            if (part is IIncrementOrDecrementOperation or ICompoundAssignmentOperation || (part is IInvocationOperation call && MayWaitOrDiffer(call.TargetMethod)))
                return false;
            calls |= part is IInvocationOperation or IObjectCreationOperation;
        }

        return calls;
    }

    private static bool MayWaitOrDiffer(IMethodSymbol method) => method.ContainingType.Name != "File" && Pacing.Any(start => method.Name.StartsWith(start, StringComparison.Ordinal));

    private static readonly string[] Pacing =
    [
        "Read", "Receive", "Accept", "Wait", "Delay", "Sleep", "Next", "NewGuid", "GetRandom", "GetTemp", "TryDequeue", "Dequeue", "Take", "TryTake", "MoveNext", "Consume", "Poll", "Pop",
    ];

    private static bool OnlyLogs(IBlockOperation handler) => handler.Operations.All(statement =>
        statement is IEmptyOperation or IBranchOperation { BranchKind: BranchKind.Continue }
        || statement is IExpressionStatementOperation { Operation: IInvocationOperation call } && IsLogging(call.TargetMethod, call.Instance));

    private static bool IsLogging(IMethodSymbol method, IOperation? receiver) =>
        method.Name.StartsWith("Log", StringComparison.Ordinal)
        || (method.Name.StartsWith("Write", StringComparison.Ordinal)
            && (receiver is IPropertyReferenceOperation { Property.ContainingType: var owner } ? owner : method.ContainingType).Name is "Console" or "Debug" or "Trace")
        || method.ContainingType.Name is "ILogger" or "Log";

    private static bool IsFailure(ITypeSymbol type, INamedTypeSymbol exception, INamedTypeSymbol[] failures)
    {
        if (type.SpecialType is SpecialType.System_Object || SymbolEqualityComparer.Default.Equals(type, exception))
            return true;

        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (failures.Contains(current, SymbolEqualityComparer.Default))
                return true;
        }

        return false;
    }
}
