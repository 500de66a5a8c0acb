using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Data.TrackedRead;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TrackedReadAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0305";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Data, DiagnosticSeverity.Info, typeof(TrackedReadAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!symbols.IsTestProject && EntityFramework.Of(symbols) is { } entityFramework)
            context.RegisterOperationAction(operation => Analyze(operation, entityFramework), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, EntityFramework entityFramework)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is not ("ToList" or "ToArray" or "ToListAsync" or "ToArrayAsync")
            || entityFramework.Executed(call) is not { IsComplete: true } query
            || !entityFramework.IsSet(query.Root.Type)
            || !GivesTrackedEntities(query)
            || IsNarrowed(call, entityFramework)
            || !ReadOnlyUse.IsProven(call, query)
            || call.Root().Descendants().Any(part => part is IInvocationOperation other && entityFramework.IsSaveChanges(other.TargetMethod))
            || entityFramework.IsInOneOff(context.ContainingSymbol)
            || ContextConfiguration.Of(context.Compilation).ChoosesTracking)
        {
            return;
        }

        // Who declares the context elsewhere and sets its provider up elsewhere may choose there not to track.
        var isOwn = SymbolEqualityComparer.Default.Equals(query.Context?.Type?.ContainingAssembly, context.Compilation.Assembly);
        var severity = isOwn || ContextConfiguration.Of(context.Compilation).ChoosesProvider ? Rule.DefaultSeverity : DiagnosticSeverity.Hidden;
        context.Report(Rule, severity, call.Syntax.GetLocation(), query.Entity!.Name);
    }

    /// <summary>Rows that should not have been fetched at all are another rule's matter.</summary>
    private static bool IsNarrowed(IOperation call, EntityFramework entityFramework)
    {
        var user = call.Wrapped().Parent;
        return (user is IArgumentOperation argument ? argument.Parent : user) is { } operation && MaterialisedQuery.NarrowedBy(operation, entityFramework) is not null;
    }

    private static bool GivesTrackedEntities(EntityQuery query) => query.Steps.All(step => step.TargetMethod.Name
        is "Where" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Include" or "ThenInclude" or "Skip" or "Take" or "TagWith"
        or "AsSplitQuery" or "AsSingleQuery" or "IgnoreQueryFilters");
}
