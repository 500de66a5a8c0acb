using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Data.SiblingIncludes;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SiblingIncludesAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0309";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Data, DiagnosticSeverity.Info, typeof(SiblingIncludesAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!symbols.IsTestProject && EntityFramework.Of(symbols) is { IsRelational: true } entityFramework)
            context.RegisterOperationAction(operation => Analyze(operation, entityFramework), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, EntityFramework entityFramework)
    {
        var call = (IInvocationOperation)context.Operation;
        if (entityFramework.Executed(call) is not { IsKnown: true } query
            || query.Steps.Count < 2
            || query.Has("AsSplitQuery", "AsSingleQuery", "Select", "SelectMany", "GroupBy")
            || call.TargetMethod.Name.StartsWith("Any", StringComparison.Ordinal)
            || call.TargetMethod.Name.StartsWith("Count", StringComparison.Ordinal)
            || IncludePath.Siblings(query) is not [var sibling, ..] siblings
            || entityFramework.IsInMigration(context.ContainingSymbol)
            || ContextConfiguration.Of(context.Compilation).ChoosesSplitting)
        {
            return;
        }

        var name = sibling.Step.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } invocation
            ? Location.Create(invocation.SyntaxTree, Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(access.Name.SpanStart, invocation.Span.End))
            : sibling.Step.Syntax.GetLocation();
        // Two collections are mostly short, and their product is little; of three it becomes much, and of one row where there are collections within collections.
        // Who sets the provider up elsewhere may choose to split there.
        var severity = siblings.Count > 1 && (!GivesOneRow(call) || siblings.Any(one => one.IsNested)) && ContextConfiguration.Of(context.Compilation).ChoosesProvider ? Rule.DefaultSeverity : DiagnosticSeverity.Hidden;
        context.Report(Rule, severity, name, sibling.Other, sibling.Collection);
    }

    private static bool GivesOneRow(IInvocationOperation call) =>
        new[] { "First", "Single", "Last" }.Any(name => call.TargetMethod.Name.StartsWith(name, StringComparison.Ordinal));
}
