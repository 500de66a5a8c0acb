using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.InputOutput.WholeFileRead;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WholeFileReadAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0803";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.InputOutput, DiagnosticSeverity.Info, typeof(WholeFileReadAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.IsTestProject || symbols.Find("System.IO.File") is not { } file)
            return;

        // Since .NET 7.
        var readsAsynchronously = !file.GetMembers("ReadLinesAsync").IsEmpty;
        context.RegisterOperationAction(operation => Analyze(operation, file, readsAsynchronously, symbols.RequestPath), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol file, bool readsAsynchronously, RequestPath requests)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is "ReadAllLines" or "ReadAllText" or "ReadAllLinesAsync"
            && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, file)
            && (readsAsynchronously || call.TargetMethod.Name != "ReadAllLinesAsync")
            && WholeFile.LoopOver(call) is { } loop
            && !WholeFile.IsTouchedIn(loop)
            && !IsOfTheKernel(call.Arguments[0].Value)
            && !call.IsForAFieldThatIsKept()
            && !call.RunsOnce(context.ContainingSymbol)
            && !context.ContainingSymbol.IsOneOff())
        {
            // Nothing tells how long the file is; often read, also a short one is waste.
            var isOften = call.EnclosingLoop() is not null || requests.Contains(call, context.ContainingSymbol);
            context.Report(Rule, isOften ? Rule.DefaultSeverity : DiagnosticSeverity.Hidden, call.Syntax.GetLocation(), call.TargetMethod.Name == "ReadAllLinesAsync" ? "File.ReadLinesAsync" : "File.ReadLines");
        }
    }

    /// <summary>What Linux shows as files is some lines long.</summary>
    private static bool IsOfTheKernel(IOperation path) => path.ConstantValue is { HasValue: true, Value: string text }
        && (text.StartsWith("/proc/", StringComparison.Ordinal) || text.StartsWith("/sys/", StringComparison.Ordinal));
}
