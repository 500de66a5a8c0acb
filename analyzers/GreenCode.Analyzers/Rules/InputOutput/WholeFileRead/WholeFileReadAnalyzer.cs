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
        if (!symbols.IsTestProject && symbols.Find("System.IO.File") is { } file)
            context.RegisterOperationAction(operation => Analyze(operation, file), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol file)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name == "ReadAllLines"
            && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, file)
            && LoopOver(call) is { } loop
            && !TouchesFiles(loop)
            && !call.RunsOnce(context.ContainingSymbol))
        {
            context.Report(Rule, call.Syntax.GetLocation());
        }
    }

    /// <summary>The loop that alone uses the lines: they stand in its head, perhaps behind a filter, or in a local declared right before it that nothing else uses.</summary>
    internal static IForEachLoopOperation? LoopOver(IInvocationOperation call)
    {
        IOperation lines = call;
        while (lines.User() is IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation { TargetMethod: { ContainingType.Name: "Enumerable", Name: "Where" or "Select" or "Skip" or "Take" or "SkipWhile" or "TakeWhile" } } query })
            lines = query;
        if (lines.User() is IForEachLoopOperation direct)
            return direct.Collection.WithoutConversion() == lines ? direct : null;

        return lines.DeclaredLocal() is { } local
            && lines.Ancestors().FirstOrDefault(ancestor => ancestor is IVariableDeclarationGroupOperation) is { Parent: IBlockOperation block } declaration
            && block.Operations.SkipWhile(statement => statement != declaration).Skip(1).FirstOrDefault() is IForEachLoopOperation next
            && next.Collection.WithoutConversion().Is(local)
            && lines.Root().References(local).Take(2).Count() == 1
                ? next
                : null;
    }

    /// <summary>The lines are read while the loop runs: it must not write, move or delete files meanwhile, nor wait for anything.</summary>
    private static bool TouchesFiles(IForEachLoopOperation loop) => loop.Body.Descendants().Any(part => part switch
    {
        IAwaitOperation => true,
        IInvocationOperation call => call.TargetMethod.ContainingType is { Name: "File" or "Directory" or "FileInfo" or "DirectoryInfo", ContainingNamespace: { Name: "IO", ContainingNamespace.Name: "System" } }
            && call.TargetMethod.Name != "Exists",
        IObjectCreationOperation creation => creation.Type is { Name: "FileStream" or "StreamWriter" },
        _ => false,
    });
}
