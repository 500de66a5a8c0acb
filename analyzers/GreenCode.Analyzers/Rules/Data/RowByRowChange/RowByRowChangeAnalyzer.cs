using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GreenCode.Analyzers.Rules.Data.RowByRowChange;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RowByRowChangeAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0313";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Data, DiagnosticSeverity.Info, typeof(RowByRowChangeAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!symbols.IsTestProject && EntityFramework.Of(symbols) is { ChangesInBulk: true } entityFramework)
            context.RegisterOperationAction(operation => Analyze(operation, entityFramework), OperationKind.Loop, OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, EntityFramework entityFramework)
    {
        if (BulkChange.Of(context.Operation, entityFramework) is { } change
            && !entityFramework.IsInMigration(context.ContainingSymbol)
            && !ContextConfiguration.Of(context.Compilation).ReactsToChanges)
        {
            context.Report(Rule, change.Rows.Syntax.GetLocation(), change.IsDeletion ? "ExecuteDelete" : "ExecuteUpdate");
        }
    }
}
