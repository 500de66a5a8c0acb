using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Collections.MissingCapacity;

[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MissingCapacityFixer() : GreenFixer(MissingCapacityAnalyzer.Id)
{
    private static readonly LocalizableString Title = GreenRule.Text(typeof(MissingCapacityAnalyzer), "Fix");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (node is not BaseObjectCreationExpressionSyntax { ArgumentList: { } arguments } creation
            || model?.GetOperation(creation, cancellationToken) is not IObjectCreationOperation operation
            || FilledCollection.Of(operation) is not { } filled)
        {
            return null;
        }

        var capacity = SyntaxFactory.Argument(SyntaxFactory.ParseExpression(filled.Size));
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return new GreenFix(Title, document.WithSyntaxRoot(root!.ReplaceNode(arguments, arguments.AddArguments(capacity))));
    }
}
