using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Collections.MissingCapacity;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingCapacityAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0604";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Collections, DiagnosticSeverity.Info, typeof(MissingCapacityAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!symbols.IsTestProject && symbols.Find("System.Collections.Generic.List`1") is not null)
            context.RegisterOperationAction(operation => Analyze(operation, symbols.RequestPath), OperationKind.ObjectCreation);
    }

    private static void Analyze(OperationAnalysisContext context, RequestPath requests)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation.Arguments.Length > 0 || FilledCollection.Of(creation) is not { } filled || creation.RunsOnce(context.ContainingSymbol))
            return;

        // For a handful of elements it makes no difference.
        var amount = filled.Loop.Turns();
        if (amount <= Amount.Few)
            return;

        // Growing once costs little, however many there are; it adds up where it happens again and again.
        var isOften = creation.EnclosingLoop() is not null || requests.Contains(creation, context.ContainingSymbol) || requests.Serves(context.ContainingSymbol.ContainingType);
        context.Report(Rule, amount is Amount.Many && isOften ? DiagnosticSeverity.Info : DiagnosticSeverity.Hidden, creation.Syntax.GetLocation(), filled.Local.Name, filled.Size);
    }
}
