using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GreenCode.Analyzers.Rules.CategoryName.RuleName;

// Delete this file where no repair is safe.
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RuleNameFixer() : GreenFixer(RuleNameAnalyzer.Id)
{
    private static readonly LocalizableString Title = GreenRule.Text(typeof(RuleNameAnalyzer), "Fix");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (node.Parent is not ExpressionStatementSyntax { Parent: BlockSyntax } statement)
            return null;

        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return new GreenFix(Title, document.WithSyntaxRoot(root!.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia)!));
    }
}
