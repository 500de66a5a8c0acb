using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Waiting.YieldSpin;

/// <summary>
/// <c>SpinOnce(-1)</c> becomes <c>SpinOnce()</c>, and a loop of nothing but <c>Thread.Yield()</c> or <c>Thread.Sleep(0)</c> becomes
/// <c>SpinWait.SpinUntil</c>: both spin as before and sleep a millisecond once the wait turns out to be long.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class YieldSpinFixer() : GreenFixer(YieldSpinAnalyzer.Id)
{
    private static readonly LocalizableString Title = GreenRule.Text(typeof(YieldSpinAnalyzer), "Fix");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (node is not InvocationExpressionSyntax call || model?.GetOperation(call, cancellationToken) is not IInvocationOperation { TargetMethod: var target } operation)
            return null;

        var root = await node.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        if (target.Name == "SpinOnce")
            return new(Title, document.WithSyntaxRoot(root.ReplaceNode(call.ArgumentList, SyntaxFactory.ArgumentList().WithTriviaFrom(call.ArgumentList))));

        if (target.ContainingType.Name != "Thread"
            || operation.Ancestors().OfType<IWhileLoopOperation>().FirstOrDefault() is not { ConditionIsTop: true, Condition: { } condition } loop
            || loop.Syntax is not WhileStatementSyntax statement
            || !HoldsOnly(statement.Statement, call)
            || !condition.DescendantsAndSelf().All(CanBeCaptured)
            || model.Compilation.GetTypeByMetadataName("System.Threading.SpinWait") is not { } spinWait)
        {
            return null;
        }

        var type = spinWait.ToMinimalDisplayString(model, statement.SpanStart);
        var replacement = SyntaxFactory.ParseStatement($"{type}.SpinUntil(() => {Negated(statement.Condition)});").WithTriviaFrom(statement);
        return new(Title, document.WithSyntaxRoot(root.ReplaceNode(statement, replacement)));
    }

    private static bool HoldsOnly(StatementSyntax body, InvocationExpressionSyntax call) =>
        !body.DescendantTrivia().Any(trivia => trivia.IsDirective || trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia)
        && (body is BlockSyntax { Statements: [var only] } ? only : body) == call.Parent;

    private static bool CanBeCaptured(IOperation part) => part switch
    {
        IParameterReferenceOperation parameter => parameter.Parameter.RefKind is RefKind.None && !parameter.Type!.IsRefLikeType,
        ILocalReferenceOperation local => !local.Local.IsRef && !local.Type!.IsRefLikeType,
        IInstanceReferenceOperation instance => instance.Type is { IsValueType: false },
        IDeclarationPatternOperation => false,
        _ => true,
    };

    private static string Negated(ExpressionSyntax condition) => condition switch
    {
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: ParenthesizedExpressionSyntax inner } => inner.Expression.WithoutTrivia().ToString(),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var operand } => operand.WithoutTrivia().ToString(),
        IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax => $"!{condition.WithoutTrivia()}",
        _ => $"!({condition.WithoutTrivia()})",
    };
}
