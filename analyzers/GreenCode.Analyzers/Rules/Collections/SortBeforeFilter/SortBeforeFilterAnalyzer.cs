using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Collections.SortBeforeFilter;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SortBeforeFilterAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0605";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Collections, DiagnosticSeverity.Info, typeof(SortBeforeFilterAnalyzer));

    private static readonly LocalizableString Filter = GreenRule.Text(typeof(SortBeforeFilterAnalyzer), "Filter");
    private static readonly LocalizableString Extreme = GreenRule.Text(typeof(SortBeforeFilterAnalyzer), "Extreme");

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.IsTestProject || symbols.Find("System.Linq.Enumerable") is not { } enumerable)
            return;
        var hasMinBy = !enumerable.GetMembers("MinBy").IsEmpty;
        context.RegisterOperationAction(operation => Analyze(operation, enumerable, hasMinBy), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol enumerable, bool hasMinBy)
    {
        var call = (IInvocationOperation)context.Operation;
        if (SortedQuery.Of(call, enumerable) is not { } query || call.RunsOnce(context.ContainingSymbol) || call.IsInsideExpressionTree())
            return;

        if (call.TargetMethod.Name == "Where")
        {
            if (TakesOnlyTheElement(call) && !SortedQuery.MayRemember(call.Arguments[1].Value))
                context.Report(Rule, Location(query), query.Sort.TargetMethod.Name, Filter);
        }
        else if (hasMinBy && call.Arguments.Length == 1 && !query.IsThenSorted)
        {
            context.Report(Rule, Location(query), query.Sort.TargetMethod.Name, Extreme);
        }
    }

    /// <summary>The other overload hands the predicate the position too, which the sort decides.</summary>
    private static bool TakesOnlyTheElement(IInvocationOperation where) => where.TargetMethod.Parameters[1].Type is INamedTypeSymbol { TypeArguments.Length: 2 };

    /// <summary>The name of the sorting method, or the clause of a query.</summary>
    private static Location Location(SortedQuery query) => query.Sort.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: { } name } }
        ? name.GetLocation()
        : query.Sort.Syntax.GetLocation();
}
