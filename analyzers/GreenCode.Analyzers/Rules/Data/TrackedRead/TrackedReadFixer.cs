using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Data.TrackedRead;

[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TrackedReadFixer() : GreenFixer(TrackedReadAnalyzer.Id)
{
    private static readonly LocalizableString Title = GreenRule.Text(typeof(TrackedReadAnalyzer), "Fix");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model is null
            || EntityFramework.Of(KnownSymbols.Of(model.Compilation, document.Project.AnalyzerOptions)) is not { } entityFramework
            || model.GetOperation(node, cancellationToken) is not IInvocationOperation { Arguments: [{ } source, ..] }
            || entityFramework.QueryOf(source.Value)?.Root is not { Syntax: ExpressionSyntax set, Type: INamedTypeSymbol rows }
            || !model.LookupSymbols(node.SpanStart, rows, "AsNoTracking", includeReducedExtensionMethods: true).Any())
        {
            return null;
        }

        var untracked = SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression, set.WithoutTrailingTrivia(), SyntaxFactory.IdentifierName("AsNoTracking")));
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return new GreenFix(Title, document.WithSyntaxRoot(root!.ReplaceNode(set, untracked.WithTriviaFrom(set))));
    }
}
