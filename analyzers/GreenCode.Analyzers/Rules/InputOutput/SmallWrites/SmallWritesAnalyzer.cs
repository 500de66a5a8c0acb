using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.InputOutput.SmallWrites;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SmallWritesAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0801";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.InputOutput, DiagnosticSeverity.Warning, typeof(SmallWritesAnalyzer));

    private static readonly LocalizableString Flush = GreenRule.Text(typeof(SmallWritesAnalyzer), "Flush");
    private static readonly LocalizableString Unbuffered = GreenRule.Text(typeof(SmallWritesAnalyzer), "Unbuffered");

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.IsTestProject || symbols.Find("System.IO.FileStream") is null)
            return;
        context.RegisterOperationAction(AnalyzeCall, OperationKind.Invocation);
        context.RegisterOperationAction(AnalyzeAssignment, OperationKind.SimpleAssignment);
    }

    private static void AnalyzeCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        switch (call.TargetMethod.Name)
        {
            case "Flush" or "FlushAsync" when SmallWrite.OfFlush(call) is { } found:
                context.Report(Rule, call.Syntax.GetLocation(), found.File.Name, Flush);
                break;
            case "ReadByte" or "WriteByte" when call.Instance is ILocalReferenceOperation { Local: { } local } && IsUnbuffered(local, call) && call.EnclosingLoop() is { } loop && !local.IsDeclaredIn(loop):
                context.Report(Rule, call.Syntax.GetLocation(), local.Name, Unbuffered);
                break;
        }
    }

    private static void AnalyzeAssignment(OperationAnalysisContext context)
    {
        if (SmallWrite.OfAutoFlush((ISimpleAssignmentOperation)context.Operation) is { } found)
            context.Report(Rule, found.Cause.Syntax.GetLocation(), found.File.Name, Flush);
    }

    /// <summary>A file that was opened with a buffer of no bytes or one, or a stream of the network, none of which keeps bytes for later.</summary>
    private static bool IsUnbuffered(ILocalSymbol local, IOperation call) =>
        local.Type is { Name: "NetworkStream", ContainingNamespace: { Name: "Sockets", ContainingNamespace.Name: "Net" } }
        || UnbufferedFile.Of(local, call.Root()) is not null;
}
