using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.InputOutput.AppendInLoop;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AppendInLoopAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0802";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.InputOutput, DiagnosticSeverity.Warning, typeof(AppendInLoopAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.IsTestProject || symbols.Find("System.IO.File") is not { } file || symbols.Find("System.IO.StreamWriter") is not { } writer)
            return;
        context.RegisterOperationAction(operation => AnalyzeCall(operation, file), OperationKind.Invocation);
        context.RegisterOperationAction(operation => AnalyzeCreation(operation, writer), OperationKind.ObjectCreation);
    }

    private static void AnalyzeCall(OperationAnalysisContext context, INamedTypeSymbol file)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is "AppendAllText" or "AppendAllTextAsync" or "AppendAllLines" or "AppendAllLinesAsync" or "AppendText"
            && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, file))
        {
            Analyze(context, call, call.Arguments[0].Value);
        }
    }

    private static void AnalyzeCreation(OperationAnalysisContext context, INamedTypeSymbol writer)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation.Arguments.Length > 1
            && SymbolEqualityComparer.Default.Equals(creation.Type, writer)
            && creation.Arguments.Any(argument => argument is { Parameter.Name: "append", Value.ConstantValue: { HasValue: true, Value: true } })
            && creation.Arguments[0] is { Parameter.Name: "path", Value: { } path })
        {
            Analyze(context, creation, path);
        }
    }

    private static void Analyze(OperationAnalysisContext context, IOperation opening, IOperation path)
    {
        if (opening.EnclosingLoop() is { } loop
            && loop is IForLoopOperation or IForEachLoopOperation
            && !IsAnotherFileEachTurn(path, loop)
            && !loop.TurnsSeldom() && !loop.EndsAfter(opening) && !loop.Waits()
            && !opening.AncestorsInFunction().Any(ancestor => ancestor is ICatchClauseOperation))
        {
            var severity = context.ContainingSymbol.IsOneOff() ? DiagnosticSeverity.Hidden : Rule.DefaultSeverity;
            context.Report(Rule, severity, opening.Syntax.GetLocation(), path.Syntax.ToString());
        }
    }

    /// <summary>A path is known to stay the same when it is made of constants and of variables that the loop does not set, or a property of one, perhaps by Path.Combine.</summary>
    private static bool IsAnotherFileEachTurn(IOperation path, ILoopOperation loop) => !path.ConstantValue.HasValue && path.WithoutConversion() switch
    {
        IInvocationOperation { TargetMethod: { Name: "Combine" or "Join", ContainingType.Name: "Path" } } combine => combine.Arguments.Any(argument => argument.ArgumentKind is not ArgumentKind.Explicit || IsAnotherFileEachTurn(argument.Value, loop)),
        IPropertyReferenceOperation { Instance: { } holder, Arguments.Length: 0 } when holder.Variable() is not null => IsAnotherFileEachTurn(holder, loop),
        IBinaryOperation sum => IsAnotherFileEachTurn(sum.LeftOperand, loop) || IsAnotherFileEachTurn(sum.RightOperand, loop),
        var other => other.Variable() is null || other.DependsOn(loop),
    };
}
