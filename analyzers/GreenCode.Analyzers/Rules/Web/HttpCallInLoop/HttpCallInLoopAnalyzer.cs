using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Web.HttpCallInLoop;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HttpCallInLoopAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0402";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Web, DiagnosticSeverity.Info, typeof(HttpCallInLoopAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.IsTestProject || symbols.Find("System.Net.Http.HttpClient") is not { } client)
            return;

        var json = symbols.Find("System.Net.Http.Json.HttpClientJsonExtensions");
        context.RegisterOperationAction(operation => Analyze(operation, client, json), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol client, INamedTypeSymbol? json)
    {
        var call = (IInvocationOperation)context.Operation;
        var type = call.TargetMethod.ContainingType;
        if (!SymbolEqualityComparer.Default.Equals(type, client) && !SymbolEqualityComparer.Default.Equals(type, json))
            return;

        // Only foreach goes through things of the same kind: other loops page, poll or try again.
        if (call.AncestorsInFunction().FirstOrDefault(ancestor => ancestor is ILoopOperation) is IForEachLoopOperation loop
            && call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "requestUri")?.Value is { } address
            && IsAwaited(call)
            && !IsBatch(loop)
            && ItemAddress.NamesItem(address, loop.Locals)
            && !StopsEarly(loop)
            && !context.ContainingSymbol.IsPreparation())
        {
            context.Report(Rule, call.Syntax.GetLocation(), call.TargetMethod.Name);
        }
    }

    private static bool IsAwaited(IInvocationOperation call) =>
        call.Parent is IAwaitOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Parent: IAwaitOperation };

    /// <summary>An item that is a collection itself is a batch already.</summary>
    private static bool IsBatch(IForEachLoopOperation loop) => loop.Locals.Any(local =>
        local.Type.SpecialType is not SpecialType.System_String
        && (local.Type is IArrayTypeSymbol || local.Type.AllInterfaces.Any(type => type.SpecialType is SpecialType.System_Collections_IEnumerable)));

    /// <summary>A search that ends with the first answer that fits need not ask for the rest.</summary>
    private static bool StopsEarly(IForEachLoopOperation loop) => loop.Body.Descendants().Any(inner =>
        inner is IBranchOperation { BranchKind: BranchKind.Break } or IReturnOperation { IsImplicit: false, Kind: OperationKind.Return }
        && inner.AncestorsInFunction().FirstOrDefault(ancestor => ancestor is ILoopOperation) == loop);
}
