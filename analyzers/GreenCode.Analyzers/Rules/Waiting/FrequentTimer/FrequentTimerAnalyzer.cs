using System.Collections.Immutable;
using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Waiting.FrequentTimer;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FrequentTimerAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0104";

    private static readonly RuleOption ShortestPeriod = new(Id, "shortest_period_milliseconds", "1000");

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Waiting, DiagnosticSeverity.Info, typeof(FrequentTimerAnalyzer));

    /// <summary>Where people watch the screen, a timer may have to keep up with them.</summary>
    private static readonly string[] UserInterfaces =
        ["System.Windows.DependencyObject", "System.Windows.Forms.Control", "Microsoft.UI.Xaml.DependencyObject", "Microsoft.Maui.Controls.Element", "Avalonia.AvaloniaObject"];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.IsTestProject || UserInterfaces.Any(name => symbols.Find(name) is not null))
            return;

        var systemTimer = symbols.Find("System.Timers.Timer");
        var types = new[] { symbols.Find("System.Threading.Timer"), symbols.Find("System.Threading.PeriodicTimer"), systemTimer, symbols.Find("System.TimeProvider") }
            .OfType<INamedTypeSymbol>()
            .ToImmutableArray();
        if (types.IsEmpty)
            return;
        var services = new BackgroundServices(symbols);
        context.RegisterOperationAction(start => AnalyzeCreation(start, types, systemTimer, services), OperationKind.ObjectCreation);
        context.RegisterOperationAction(call => AnalyzeCall(call, types, services), OperationKind.Invocation);
    }

    private static void AnalyzeCreation(OperationAnalysisContext context, ImmutableArray<INamedTypeSymbol> types, INamedTypeSymbol? systemTimer, BackgroundServices services)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation.Type is not INamedTypeSymbol { Name: "Timer" or "PeriodicTimer" } type || !types.Contains(type, SymbolEqualityComparer.Default))
            return;

        var period = creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name is "period" or "interval")?.Value;
        if (SymbolEqualityComparer.Default.Equals(type, systemTimer))
        {
            // It repeats itself unless AutoReset says otherwise, wherever that is set.
            if (creation.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == "AutoReset") ?? true)
                return;
            period ??= creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
                .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "Interval" })?.Value;
        }

        Report(context, period, creation, services);
    }

    private static void AnalyzeCall(OperationAnalysisContext context, ImmutableArray<INamedTypeSymbol> types, BackgroundServices services)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is "Change" or "CreateTimer" && types.Contains(call.TargetMethod.ContainingType, SymbolEqualityComparer.Default))
            Report(context, call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "period")?.Value, call, services);
    }

    private static void Report(OperationAnalysisContext context, IOperation? period, IOperation timer, BackgroundServices services)
    {
        if (period is null || ConstantDuration.Milliseconds(period) is not { } milliseconds || milliseconds <= 0)
            return;

        var shortest = ShortestPeriod.Number(context.Options, timer.Syntax.SyntaxTree);
        if (milliseconds < shortest)
            {
            var severity = TimerLife.IsThatOfTheProgram(timer, context.ContainingSymbol.ContainingType, services) ? DiagnosticSeverity.Info : DiagnosticSeverity.Hidden;
            context.Report(Rule, severity, timer.Syntax.GetLocation(), milliseconds, shortest);
        }
    }
}
