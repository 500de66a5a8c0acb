using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace GreenCode.Analyzers.Roslyn;

public static class ReportExtensions
{
    /// <summary>The property of every diagnostic that names the member it stands in, so that it can be joined with a profile.</summary>
    public const string MemberProperty = "member";

    public static void Report(this OperationAnalysisContext context, DiagnosticDescriptor rule, Location location, params object[] messageArgs) =>
        context.Report(rule, rule.DefaultSeverity, location, messageArgs);

    /// <summary>Reports with the severity that the context of the finding deserves, hidden in a method that nobody calls; the user's own configuration still overrides it.</summary>
    public static void Report(
        this OperationAnalysisContext context, DiagnosticDescriptor rule, DiagnosticSeverity severity, Location location, params object[] messageArgs)
    {
        // The symbol around code in a local function is the method.
        var function = context.Operation.Ancestors().OfType<ILocalFunctionOperation>().FirstOrDefault()?.Symbol ?? context.ContainingSymbol;
        if (severity > DiagnosticSeverity.Hidden && function.IsCalledByNobody(context.Compilation, context.CancellationToken))
            severity = DiagnosticSeverity.Hidden;
        var properties = ImmutableDictionary<string, string?>.Empty.Add(MemberProperty, context.ContainingSymbol.MemberDocumentationId());
        context.ReportDiagnostic(Diagnostic.Create(rule, location, severity, additionalLocations: null, properties, messageArgs));
    }

    /// <summary>Reports a place in a file that is no code, such as a setting or a query; it stands in no member.</summary>
    public static void Report(
        this AdditionalFileAnalysisContext context, DiagnosticDescriptor rule, DiagnosticSeverity severity, SourceText text, TextSpan span, params object[] messageArgs)
    {
        var location = Location.Create(context.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span));
        context.ReportDiagnostic(Diagnostic.Create(rule, location, severity, additionalLocations: null, properties: null, messageArgs));
    }

    /// <summary>
    /// The documentation comment id of the member that holds the code: for a lambda or local function the enclosing member, for code in an
    /// accessor the accessor's method, because that is what a profile names.
    /// </summary>
    public static string? MemberDocumentationId(this ISymbol symbol)
    {
        while (symbol is IMethodSymbol { MethodKind: MethodKind.LambdaMethod or MethodKind.LocalFunction })
            symbol = symbol.ContainingSymbol;

        return symbol.GetDocumentationCommentId();
    }
}
