using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Text.StringBuiltInLoop;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StringBuiltInLoopAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0501";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Text, DiagnosticSeverity.Warning, typeof(StringBuiltInLoopAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!symbols.IsTestProject)
            context.RegisterOperationAction(Analyze, OperationKind.CompoundAssignment, OperationKind.SimpleAssignment);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        if (context.Operation is not IAssignmentOperation { Target.Type.SpecialType: SpecialType.System_String } assignment
            || assignment.EnclosingLoop() is not { } loop
            || StringAppend.Of(assignment) is not { } append
            || Holder(assignment.Target).IsDeclaredIn(loop)
            || loop.TurnsSeldom()
            || loop.Turns() is Amount.Few
            || append.IsAddress
            || loop.EndsAfter(assignment)
            || assignment.RunsOnFailure()
            || loop.RunsOnFailure()
            || IsReadInside(loop, append)
            || !IsFirst(loop, append))
        {
            return;
        }

        // Of what nothing tells the number, there is mostly a handful; beside what a turn waits for a copy is nothing.
        var severity = GrowsLong(loop, Holder(assignment.Target)) && GrowsOnEveryTurn(loop, assignment.Target) && !loop.Body.Descendants().Any(part => part is IAwaitOperation) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Hidden;
        context.Report(Rule, severity, assignment.Target.Syntax.GetLocation(), append.Target.Name);
    }

    /// <summary>Whether the code shows that many parts are added: for rows, files or lines, or a hundred times or more, by this loop or by one around it.</summary>
    private static bool GrowsLong(ILoopOperation loop, ISymbol holder) =>
        loop.AncestorsInFunction().OfType<ILoopOperation>().Where(outer => !holder.IsDeclaredIn(outer)).Prepend(loop).Any(turning => turning.Turns() is Amount.Many);

    private static bool GrowsOnEveryTurn(ILoopOperation loop, IOperation target) => loop.Descendants().OfType<IAssignmentOperation>().Any(append =>
        StringAppend.IsSame(append.Target, target) && !append.Ancestors().TakeWhile(ancestor => ancestor != loop).Any(ancestor => ancestor is IConditionalOperation or ISwitchOperation));

    /// <summary>The variable itself, or the one that holds the object whose member is appended to.</summary>
    private static ISymbol Holder(IOperation target) =>
        target.Variable() ?? ((IMemberReferenceOperation)target).Instance!.Variable()!;

    /// <summary>One finding for a string and a loop, not one for each part that is added.</summary>
    private static bool IsFirst(ILoopOperation loop, StringAppend append) => loop.Descendants().OfType<IAssignmentOperation>()
        .First(other => StringAppend.IsSame(other.Target, append.Assignment.Target) && other.EnclosingLoop() == loop) == append.Assignment;

    /// <summary>
    /// Whether the loop needs the string itself before it ends: something reads it, it starts anew, or code that the loop runs may read it. Its length can be
    /// asked of a StringBuilder too.
    /// </summary>
    private static bool IsReadInside(ILoopOperation loop, StringAppend append)
    {
        var target = append.Assignment.Target;
        var isMember = append.Target is IFieldSymbol or IPropertySymbol;
        foreach (var part in loop.Descendants())
        {
            if (StringAppend.IsSame(target, part) && !IsAppend(part, target) && !AsksForLength(part))
                return true;
            if (target.Variable() is null && part.Is(Holder(target)) && (part.IsWritten() || part.Parent is IArgumentOperation))
                return true;
            if (isMember && (part is IAwaitOperation or IReturnOperation { Kind: OperationKind.YieldReturn } || MayRead(part, append.Target.ContainingType)))
                return true;
        }

        return false;
    }

    /// <summary>The target of an append to the same string, or the first part of the value of one.</summary>
    private static bool IsAppend(IOperation reference, IOperation target)
    {
        var assignment = reference.Ancestors().OfType<IAssignmentOperation>().FirstOrDefault(candidate => StringAppend.IsSame(candidate.Target, target));
        if (assignment is null || StringAppend.Of(assignment) is not { } append)
            return false;
        return reference == assignment.Target
            || !append.Added.Any(added => added.DescendantsAndSelf().Contains(reference))
            || (append.Added is [IInterpolatedStringOperation { Parts: [IInterpolationOperation first, ..] }] && first.Expression.DescendantsAndSelf().Contains(reference));
    }

    private static bool AsksForLength(IOperation reference) => reference.Parent is IPropertyReferenceOperation { Property.Name: "Length" };

    /// <summary>A method or delegate that could look at the member: one of the same type, or one that is handed this object.</summary>
    private static bool MayRead(IOperation part, INamedTypeSymbol owner) => part switch
    {
        IInvocationOperation call => call.TargetMethod.MethodKind is MethodKind.DelegateInvoke or MethodKind.LocalFunction
            || SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, owner)
            || call.Instance is IInstanceReferenceOperation,
        IArgumentOperation argument => argument.Value.WithoutConversion() is IInstanceReferenceOperation,
        _ => false,
    };
}
