using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Framework.ReflectionInLoop;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReflectionInLoopAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0705";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Framework, DiagnosticSeverity.Info, typeof(ReflectionInLoopAnalyzer));

    private static readonly LocalizableString Lookup = GreenRule.Text(typeof(ReflectionInLoopAnalyzer), "Lookup");
    private static readonly LocalizableString Use = GreenRule.Text(typeof(ReflectionInLoopAnalyzer), "Use");

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!symbols.IsTestProject && symbols.Find("System.Reflection.MemberInfo") is not null)
            context.RegisterOperationAction(Analyze, OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        var advice = ReflectionCall.IsLookup(call) ? Lookup : ReflectionCall.IsUse(call) ? Use : null;
        if (advice is null || ReflectionCall.RepeatingLoop(call) is not { } loop || call.IsInsideExpressionTree() || IsStartUp(context.ContainingSymbol))
            return;

        context.Report(Rule, loop.SeverityByTurns(), call.Syntax.GetLocation(), call.TargetMethod.Name, advice);
    }

    private static bool IsStartUp(ISymbol member) => member is not IMethodSymbol { MethodKind: not MethodKind.StaticConstructor };
}
