using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Data.UnboundedQuery;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnboundedQueryAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0306";

    private static readonly RuleOption BoundedEntities = new(Id, "bounded_entities", "");

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Data, DiagnosticSeverity.Info, typeof(UnboundedQueryAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.IsTestProject || EntityFramework.Of(symbols) is not { } entityFramework)
            return;

        context.RegisterOperationAction(operation => Analyze(operation, entityFramework, symbols.RequestPath), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, EntityFramework entityFramework, RequestPath requestPath)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is not ("ToList" or "ToArray" or "ToListAsync" or "ToArrayAsync")
            || entityFramework.Executed(call) is not { IsComplete: true } query
            || !entityFramework.IsSet(query.Root.Type)
            || !query.Steps.All(KeepsAllRows)
            || !requestPath.Contains(call, context.ContainingSymbol)
            || BoundedEntities.Names(context.Options, call.Syntax.SyntaxTree).Contains(query.Entity!.Name))
        {
            return;
        }

        context.Report(Rule, call.Syntax.GetLocation(), query.Entity.Name);
    }

    private static bool KeepsAllRows(IInvocationOperation step) => step.TargetMethod.Name
        is "Include" or "ThenInclude" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Select" or "AsNoTracking" or "AsTracking"
        or "AsNoTrackingWithIdentityResolution" or "AsSplitQuery" or "AsSingleQuery" or "TagWith" or "IgnoreQueryFilters" or "AsQueryable";
}
