using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GreenCode.Analyzers.Rules.Data.FilterInMemory;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FilterInMemoryAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0304";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Data, DiagnosticSeverity.Info, typeof(FilterInMemoryAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.IsTestProject || EntityFramework.Of(symbols) is not { } entityFramework)
            return;

        context.RegisterOperationAction(operation => Analyze(operation, entityFramework), OperationKind.Invocation, OperationKind.PropertyReference);
    }

    private static void Analyze(OperationAnalysisContext context, EntityFramework entityFramework)
    {
        if (MaterialisedQuery.NarrowedBy(context.Operation, entityFramework) is { } query
            && !query.IsShared
            && !context.Operation.IsInsideExpressionTree()
            && !entityFramework.IsInOneOff(context.ContainingSymbol))
        {
            // Of a table that holds the choices of a program, all rows are few.
            var severity = query.Row is { } row && (AmountExtensions.NamesKinds(row.Name) || row.GetMembers().Any(AmountExtensions.IsPlaceInOrder)) ? DiagnosticSeverity.Hidden : Rule.DefaultSeverity;
            context.Report(Rule, severity, MaterialisedQuery.NameOf(context.Operation).GetLocation(), query.Operator, query.Materialisation.TargetMethod.Name);
        }
    }
}
