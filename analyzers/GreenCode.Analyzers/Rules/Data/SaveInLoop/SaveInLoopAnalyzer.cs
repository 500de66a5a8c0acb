using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Data.SaveInLoop;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SaveInLoopAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0303";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Data, DiagnosticSeverity.Info, typeof(SaveInLoopAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!symbols.IsTestProject && EntityFramework.Of(symbols) is { } entityFramework)
            context.RegisterOperationAction(operation => Analyze(operation, entityFramework), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, EntityFramework entityFramework)
    {
        var save = (IInvocationOperation)context.Operation;
        if (!entityFramework.IsSaveChanges(save.TargetMethod)
            || ItemLoop.Of(save) is not { } loop
            || save.Instance.IsDeclaredInside(loop)
            || SavesInPortions(save, loop)
            || IsUnitOfWork(save, loop, entityFramework)
            || loop.Descendants().Any(part => ActsOutside(part, loop, entityFramework) || RecordsProgress(part, save, loop, entityFramework))
            || NeedsKey(save, loop)
            || !LoopTurn.RunsOnMost(save, loop)
            || entityFramework.IsInOneOff(context.ContainingSymbol))
        {
            return;
        }

        context.Report(Rule, loop.SeverityByTurns(), save.Syntax.GetLocation(), save.TargetMethod.Name);
    }

    /// <summary><c>if (i % 100 == 0)</c>, <c>if (pending &gt;= 100)</c>.</summary>
    private static bool SavesInPortions(IOperation save, IOperation loop) => save.Ancestors().TakeWhile(ancestor => ancestor != loop)
        .OfType<IConditionalOperation>()
        .Any(conditional => conditional.Condition.DescendantsAndSelf().Any(part => part is IBinaryOperation
        {
            OperatorKind: BinaryOperatorKind.Remainder or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual
                or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual,
        }));

    /// <summary>Whether an item may fail alone, or does something outside the database that must be remembered at once.</summary>
    private static bool IsUnitOfWork(IOperation save, IOperation loop, EntityFramework entityFramework) =>
        save.Ancestors().TakeWhile(ancestor => ancestor != loop).Any(ancestor => ancestor is ITryOperation { Catches.Length: > 0 })
        || loop.Descendants().Any(part => part switch
        {
            IInvocationOperation { TargetMethod.Name: "BeginTransaction" or "BeginTransactionAsync" } => true,
            IAwaitOperation awaited => awaited.Operation.Unwrapped() is not IInvocationOperation call || !IsOfContext(call, entityFramework),
            IInvocationOperation call => call.TargetMethod.Name.StartsWith("Send", StringComparison.Ordinal) || call.TargetMethod.Name.StartsWith("Publish", StringComparison.Ordinal),
            _ => false,
        });

    /// <summary>
    /// Whether the turn tells something that is neither the database, a collection, a log nor the item itself to do something: then the database should know at once
    /// that it was done.
    /// </summary>
    private static bool ActsOutside(IOperation part, IOperation loop, EntityFramework entityFramework) =>
        part is IExpressionStatementOperation { Operation: { } effect }
        && effect.Unwrapped() is IInvocationOperation call
        && !IsOfContext(call, entityFramework)
        && !call.TargetMethod.Name.StartsWith("Log", StringComparison.Ordinal)
        && (call.Instance ?? call.Arguments.FirstOrDefault()?.Value)?.Unwrapped() is { } target
        && !entityFramework.IsContext(target.Type)
        && !entityFramework.IsSet(target.Type)
        && !target.IsDeclaredInside(loop)
        && !target.Type.IsCollection()
        && target.Type is { Name: not "StringBuilder" } type
        && type.Name.IndexOf("Log", StringComparison.Ordinal) < 0;

    /// <summary>Whether the turn changes a row that all turns share: how far the work is, for others to see.</summary>
    private static bool RecordsProgress(IOperation part, IInvocationOperation save, IOperation loop, EntityFramework entityFramework) =>
        part is IAssignmentOperation or IIncrementOrDecrementOperation
        && (part is IAssignmentOperation assignment ? assignment.Target : ((IIncrementOrDecrementOperation)part).Target) is IPropertyReferenceOperation { Instance: { } row }
        && !row.IsDeclaredInside(loop)
        && row.Unwrapped() is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation
        && entityFramework.HasSetOf(save.Instance?.Unwrapped().Type, row.Type);

    private static bool IsOfContext(IInvocationOperation call, EntityFramework entityFramework) =>
        entityFramework.IsContext(call.TargetMethod.ContainingType)
        || entityFramework.IsSet(call.TargetMethod.ContainingType)
        || entityFramework.IsFindOrLoad(call.TargetMethod)
        || entityFramework.Executed(call) is not null;

    /// <summary>Whether a key that the database gives out is read after the save.</summary>
    private static bool NeedsKey(IOperation save, IOperation loop) => loop.Descendants().Any(part =>
        part is IPropertyReferenceOperation { Property.Name: var name } property
        && name.EndsWith("Id", StringComparison.OrdinalIgnoreCase)
        && property.Syntax.SpanStart > save.Syntax.Span.End);
}
