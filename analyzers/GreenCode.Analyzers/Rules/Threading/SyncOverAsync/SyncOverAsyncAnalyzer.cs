using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Threading.SyncOverAsync;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SyncOverAsyncAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0201";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Threading, DiagnosticSeverity.Warning, typeof(SyncOverAsyncAnalyzer));

    private static readonly LocalizableString Request = GreenRule.Text(typeof(SyncOverAsyncAnalyzer), "Request");
    private static readonly LocalizableString Async = GreenRule.Text(typeof(SyncOverAsyncAnalyzer), "Async");

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!symbols.IsTestProject && symbols.Find("System.Threading.Tasks.Task") is not null)
            context.RegisterOperationAction(operation => Analyze(operation, symbols.RequestPath), OperationKind.PropertyReference, OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, RequestPath requests)
    {
        var wait = context.Operation;
        if (BlockingWait.TaskOf(wait) is not { } task
            || !BlockingWait.IsJustStarted(task)
            || wait.IsInsideExpressionTree()
            || wait.AncestorsInFunction().Any(ancestor => ancestor is ILockOperation)
            || !IsBody(context.ContainingSymbol))
        {
            return;
        }

        if (requests.Contains(wait, context.ContainingSymbol))
            context.Report(Rule, IsSynchronousByContract(context.ContainingSymbol) ? DiagnosticSeverity.Hidden : Rule.DefaultSeverity, wait.Syntax.GetLocation(), wait.Syntax, Request);
        else if (IsAsync(wait, context.ContainingSymbol) && !wait.RunsOnce(context.ContainingSymbol) && !wait.RunsOnFailure())
            context.Report(Rule, DiagnosticSeverity.Info, wait.Syntax.GetLocation(), wait.Syntax, Async);
    }

    /// <summary>Whether the code around the method decides that it is synchronous, so that it takes more than an await here: an interface from elsewhere, or whoever calls an extension method.</summary>
    private static bool IsSynchronousByContract(ISymbol member) => member is IMethodSymbol { ReturnType.Name: not ("Task" or "ValueTask"), IsAsync: false } method
        && (method.IsExtensionMethod
            || method.ContainingType.AllInterfaces
                .Where(face => !face.Locations.Any(location => location.IsInSource))
                .SelectMany(face => face.GetMembers())
                .Any(contract => SymbolEqualityComparer.Default.Equals(method, method.ContainingType.FindImplementationForInterfaceMember(contract))));

    /// <summary>Constructors, accessors and Dispose cannot be asynchronous.</summary>
    private static bool IsBody(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation, Name: not "Dispose" };

    private static bool IsAsync(IOperation operation, ISymbol containingSymbol) => operation.Ancestors().FirstOrDefault(ancestor => ancestor.IsFunction()) switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol.IsAsync,
        ILocalFunctionOperation function => function.Symbol.IsAsync,
        _ => containingSymbol is IMethodSymbol { IsAsync: true },
    };
}
