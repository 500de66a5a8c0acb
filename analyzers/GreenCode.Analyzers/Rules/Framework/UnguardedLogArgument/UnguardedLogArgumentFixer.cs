using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Framework.UnguardedLogArgument;

[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnguardedLogArgumentFixer() : GreenFixer(UnguardedLogArgumentAnalyzer.Id)
{
    private static readonly LocalizableString Title = GreenRule.Text(typeof(UnguardedLogArgumentAnalyzer), "Fix");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model?.GetOperation(node, cancellationToken) is not IInvocationOperation log
            || node is not InvocationExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } statement } call
            || call.Expression is not MemberAccessExpressionSyntax { Expression: { } logger }
            || logger is not (IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax })
            || !ExpensiveArgument.HasNoEffect(log))
        {
            return null;
        }

        var level = model.Compilation.GetTypeByMetadataName("Microsoft.Extensions.Logging.LogLevel")!.ToMinimalDisplayString(model, node.SpanStart);
        var condition = SyntaxFactory.ParseExpression($"{logger.WithoutTrivia()}.IsEnabled({level}.{log.TargetMethod.Name.Substring("Log".Length)})");
        var guarded = SyntaxFactory.IfStatement(condition, SyntaxFactory.Block(statement.WithoutTrivia()))
            .WithTriviaFrom(statement)
            .WithAdditionalAnnotations(Formatter.Annotation);
        return await document.ReplaceAsync(statement, guarded, cancellationToken).ConfigureAwait(false) is { } changed ? new GreenFix(Title, changed) : null;
    }
}
