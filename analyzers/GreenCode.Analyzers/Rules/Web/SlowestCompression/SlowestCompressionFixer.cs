using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GreenCode.Analyzers.Rules.Web.SlowestCompression;

[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SlowestCompressionFixer() : GreenFixer(SlowestCompressionAnalyzer.Id)
{
    private static readonly LocalizableString Title = GreenRule.Text(typeof(SlowestCompressionAnalyzer), "Fix");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        var fastest = SyntaxFactory.IdentifierName("Fastest");
        ExpressionSyntax? level = node switch
        {
            MemberAccessExpressionSyntax access => access.WithName(fastest).WithTriviaFrom(access),
            IdentifierNameSyntax name => fastest.WithTriviaFrom(name),
            _ => null,
        };
        return level is not null && await document.ReplaceAsync(node, level, cancellationToken).ConfigureAwait(false) is { } changed ? new GreenFix(Title, changed) : null;
    }
}
