using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Threading.NeedlessTaskRun;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NeedlessTaskRunAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0206";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Threading, DiagnosticSeverity.Info, typeof(NeedlessTaskRunAnalyzer));

    private static readonly LocalizableString Async = GreenRule.Text(typeof(NeedlessTaskRunAnalyzer), "Async");
    private static readonly LocalizableString Request = GreenRule.Text(typeof(NeedlessTaskRunAnalyzer), "Request");

    /// <summary>Services have no thread that must stay free for a screen; elsewhere leaving the caller's thread may be the point.</summary>
    private static readonly string[] Services = ["Microsoft.AspNetCore.Http.HttpContext", "Microsoft.Extensions.Hosting.IHostedService"];

    private static readonly string[] Screens =
    [
        "System.Windows.Threading.DispatcherObject",
        "System.Windows.Forms.Control",
        "Microsoft.UI.Xaml.DependencyObject",
        "Microsoft.Maui.Controls.Element",
        "Avalonia.AvaloniaObject",
        "Microsoft.AspNetCore.Components.WebAssembly.Hosting.WebAssemblyHost",
    ];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!symbols.IsTestProject
            && symbols.Find("System.Threading.Tasks.Task") is { } task
            && Services.Any(name => symbols.Find(name) is not null)
            && !Screens.Any(name => symbols.Find(name) is not null))
        {
            context.RegisterOperationAction(operation => Analyze(operation, task, symbols.RequestPath), OperationKind.Invocation);
        }
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol task, RequestPath requests)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is not "Run"
            || !SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, task)
            || !TaskRun.IsAwaited(call)
            || call.IsInsideExpressionTree())
        {
            return;
        }

        // What a hosted service does before its first wait holds up the start of the others: there the detour has a use.
        if (TaskRun.OnlyCall(call) is not null && context.ContainingSymbol.Name is not ("ExecuteAsync" or "StartAsync"))
            context.Report(Rule, call.Syntax.GetLocation(), Async);
        else if (TaskRun.IsSynchronous(call) && requests.Contains(call, context.ContainingSymbol))
            context.Report(Rule, call.Syntax.GetLocation(), Request);
    }
}
