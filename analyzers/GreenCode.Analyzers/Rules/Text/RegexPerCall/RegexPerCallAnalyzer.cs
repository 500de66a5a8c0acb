using System.Text.RegularExpressions;
using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Text.RegexPerCall;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RegexPerCallAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0502";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Text, DiagnosticSeverity.Warning, typeof(RegexPerCallAnalyzer));

    private static readonly LocalizableString Compiled = GreenRule.Text(typeof(RegexPerCallAnalyzer), "Compiled");
    private static readonly LocalizableString Interpreted = GreenRule.Text(typeof(RegexPerCallAnalyzer), "Interpreted");

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!symbols.IsTestProject && symbols.Find("System.Text.RegularExpressions.Regex") is { } regex)
            context.RegisterOperationAction(operation => Analyze(operation, regex), OperationKind.ObjectCreation);
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol regex)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (!SymbolEqualityComparer.Default.Equals(creation.Type, regex)
            || !creation.CanLiveInStaticField()
            || !IsThrownAway(creation, context.ContainingSymbol)
            || creation.RunsOnce(context.ContainingSymbol)
            || creation.IsInsideExpressionTree())
        {
            return;
        }

        var isCompiled = IsCompiled(creation);
        var severity = IsReadByNobody(context) ? DiagnosticSeverity.Hidden : isCompiled ? Rule.DefaultSeverity : DiagnosticSeverity.Info;
        context.Report(Rule, severity, creation.Syntax.GetLocation(), isCompiled ? Compiled : Interpreted);
    }

    /// <summary>Whether the code is that of a property which nothing else in the project names, such as a list of patterns of which some are left over.</summary>
    private static bool IsReadByNobody(OperationAnalysisContext context) =>
        context.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.PropertyGet, AssociatedSymbol: IPropertySymbol { IsOverride: false, ExplicitInterfaceImplementations.IsEmpty: true } property }
        && !property.IsMentioned(context.Compilation, context.CancellationToken);

    /// <summary>Whether nothing keeps the Regex for the next call: it is only matched with here, or handed out anew by a property.</summary>
    private static bool IsThrownAway(IObjectCreationOperation creation, ISymbol containingSymbol)
    {
        if (creation.DeclaredLocal() is { } local)
            return creation.Root().References(local).All(IsReceiver);

        return IsReceiver(creation)
            || (creation.User() is IReturnOperation returned
                && containingSymbol is IMethodSymbol { MethodKind: MethodKind.PropertyGet }
                && !returned.Ancestors().Any(ancestor => ancestor.IsFunction()));
    }

    /// <summary>An argument or a method group would lie under another operation than the member reference itself.</summary>
    private static bool IsReceiver(IOperation regex) => regex.User() is IInvocationOperation or IPropertyReferenceOperation;

    private static bool IsCompiled(IObjectCreationOperation creation) => creation.Arguments.Any(argument =>
        argument is { Parameter.Name: "options", Value.ConstantValue: { HasValue: true, Value: int options } } && ((RegexOptions)options).HasFlag(RegexOptions.Compiled));
}
