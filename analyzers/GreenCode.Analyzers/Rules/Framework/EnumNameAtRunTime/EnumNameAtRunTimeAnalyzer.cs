using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Framework.EnumNameAtRunTime;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EnumNameAtRunTimeAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0706";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Framework, DiagnosticSeverity.Info, typeof(EnumNameAtRunTimeAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!symbols.IsTestProject)
            context.RegisterOperationAction(Analyze, OperationKind.Invocation, OperationKind.Interpolation);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        if (EnumName.AskedFor(context.Operation) is { } member
            && !context.Operation.RunsOnce(context.ContainingSymbol)
            && !BuildsModel(context.ContainingSymbol)
            && !context.ContainingSymbol.IsOneOff()
            && context.ContainingSymbol is not IMethodSymbol { Name: "OnException" or "OnExceptionAsync" }
            && !context.Operation.RunsOnFailure()
            && !IsThrown(context.Operation)
            && !context.Operation.IsInsideExpressionTree())
        {
            context.Report(Rule, context.Operation.Syntax.GetLocation(), $"{member.ContainingType.Name}.{member.Name}");
        }
    }

    /// <summary>Entity Framework builds the model of a context once and keeps it.</summary>
    private static bool BuildsModel(ISymbol method) => method is IMethodSymbol { Name: "OnModelCreating", IsOverride: true };

    /// <summary>What an exception costs makes the name of a member in its text count for nothing.</summary>
    private static bool IsThrown(IOperation operation) => operation.AncestorsInFunction().Any(ancestor => ancestor is IThrowOperation);
}
