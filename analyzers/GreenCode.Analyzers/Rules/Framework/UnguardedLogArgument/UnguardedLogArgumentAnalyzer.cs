using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Framework.UnguardedLogArgument;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnguardedLogArgumentAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0702";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Framework, DiagnosticSeverity.Warning, typeof(UnguardedLogArgumentAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!symbols.IsTestProject && symbols.Find("Microsoft.Extensions.Logging.LoggerExtensions") is { } extensions)
            context.RegisterOperationAction(operation => Analyze(operation, extensions, symbols.RequestPath), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol extensions, RequestPath requests)
    {
        // Other levels are mostly on where the code runs for real.
        var log = (IInvocationOperation)context.Operation;
        if (log.TargetMethod.Name is not ("LogDebug" or "LogTrace")
            || !SymbolEqualityComparer.Default.Equals(log.TargetMethod.ContainingType, extensions)
            || ExpensiveArgument.Of(log) is not { } expensive
            || IsGuarded(log)
            || log.Ancestors().Any(ancestor => ancestor is ICatchClauseOperation)
            || log.RunsOnce(context.ContainingSymbol)
            || IsNever(log.Arguments[0].Value)
            || context.ContainingSymbol.IsOneOff())
        {
            return;
        }

        var severity = (StartsOrStops(context.ContainingSymbol) || IsForNothing(log)) && !log.IsInsideLoop() ? DiagnosticSeverity.Hidden
            : log.IsInsideLoop() || requests.Contains(log, context.ContainingSymbol) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
        context.Report(Rule, severity, log.Syntax.GetLocation(), expensive.Syntax, log.TargetMethod.Name.Substring("Log".Length));
    }

    /// <summary>What makes an object, starts or stops it, which most services are once.</summary>
    private static bool StartsOrStops(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Constructor } or IMethodSymbol { Name: "Start" or "StartAsync" or "Stop" or "StopAsync" };

    /// <summary><c>if (x == null) { … log; … }</c>: what is mostly there is not.</summary>
    private static bool IsForNothing(IInvocationOperation log)
    {
        IOperation part = log;
        foreach (var ancestor in log.AncestorsInFunction())
        {
            if (ancestor is IConditionalOperation test && part == test.WhenTrue && IsNullTest(test.Condition))
                return true;
            part = ancestor;
        }

        return false;
    }

    private static bool IsNullTest(IOperation condition) => condition.WithoutConversion() switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } comparison => comparison.RightOperand.WithoutConversion().ConstantValue is { HasValue: true, Value: null },
        IIsPatternOperation { Pattern: IConstantPatternOperation { Value: { } value } } => value.WithoutConversion().ConstantValue is { HasValue: true, Value: null },
        _ => false,
    };

    /// <summary>A logger in a static field that nothing can set, so that <c>?.</c> never logs.</summary>
    private static bool IsNever(IOperation logger) =>
        logger.WithoutConversion() is IConditionalAccessInstanceOperation instance
        && instance.Ancestors().OfType<IConditionalAccessOperation>().FirstOrDefault()?.Operation.WithoutConversion() is IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field }
        && field.ContainingType.StaticConstructors.All(constructor => constructor.IsImplicitlyDeclared)
        && field.DeclaringSyntaxReferences is [var declaration] && declaration.GetSyntax() is VariableDeclaratorSyntax { Initializer: null };

    /// <summary>Whether the member asks for the level anywhere, or the call stands behind a condition that speaks of it.</summary>
    private static bool IsGuarded(IInvocationOperation log)
    {
        foreach (var ancestor in log.Ancestors())
        {
            if (ancestor is IConditionalOperation { Condition: { } condition } && IsAboutLevel(condition.Syntax.ToString()))
                return true;
        }

        return log.Root().Descendants().Any(inner => inner is IInvocationOperation { TargetMethod.Name: "IsEnabled" });
    }

    private static bool IsAboutLevel(string condition) =>
        Contains(condition, "debug") || Contains(condition, "trace") || Contains(condition, "verbose") || Contains(condition, "enabled");

    private static bool Contains(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
