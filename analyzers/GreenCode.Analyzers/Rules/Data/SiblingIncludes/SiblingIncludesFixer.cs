using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Data.SiblingIncludes;

[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SiblingIncludesFixer() : GreenFixer(SiblingIncludesAnalyzer.Id)
{
    private static readonly LocalizableString Title = GreenRule.Text(typeof(SiblingIncludesAnalyzer), "Fix");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model is null
            || EntityFramework.Of(KnownSymbols.Of(model.Compilation, document.Project.AnalyzerOptions)) is not { } entityFramework
            || node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } include
            || model.GetOperation(include, cancellationToken) is not IInvocationOperation operation
            || entityFramework.QueryOf(operation) is not { IsComplete: true, Root.Syntax: ExpressionSyntax set }
            || LimitsRows(include))
        {
            return null;
        }

        var split = SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression, set.WithoutTrailingTrivia(), SyntaxFactory.IdentifierName("AsSplitQuery")));
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return new GreenFix(Title, document.WithSyntaxRoot(root!.ReplaceNode(set, split.WithTriviaFrom(set))));
    }

    /// <summary>Where rows are skipped or taken, each of the split queries must take the same ones, which only a unique order guarantees.</summary>
    private static bool LimitsRows(InvocationExpressionSyntax include) =>
        include.AncestorsAndSelf().TakeWhile(node => node is not StatementSyntax).Last().DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .Any(access => access.Name.Identifier.Text is "Skip" or "Take" or "First" or "FirstAsync" or "FirstOrDefault" or "FirstOrDefaultAsync");
}
