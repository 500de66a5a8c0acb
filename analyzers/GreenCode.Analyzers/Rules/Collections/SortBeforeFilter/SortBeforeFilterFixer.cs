using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace GreenCode.Analyzers.Rules.Collections.SortBeforeFilter;

[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SortBeforeFilterFixer() : GreenFixer(SortBeforeFilterAnalyzer.Id)
{
    private static readonly LocalizableString Title = GreenRule.Text(typeof(SortBeforeFilterAnalyzer), "Fix");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var enumerable = model?.Compilation.GetTypeByMetadataName("System.Linq.Enumerable");
        var outer = node.Ancestors().OfType<InvocationExpressionSyntax>().Skip(1)
            .TakeWhile(candidate => candidate.Expression is MemberAccessExpressionSyntax)
            .FirstOrDefault(candidate => ((MemberAccessExpressionSyntax)candidate.Expression).Name.Identifier.Text is not ("ThenBy" or "ThenByDescending"));
        if (outer is not { Expression: MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax } } || enumerable is null
            || model!.GetOperation(outer, cancellationToken) is not IInvocationOperation call
            || SortedQuery.Of(call, enumerable) is not { } query
            || query.Sort.Syntax is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax sortAccess })
        {
            return null;
        }

        // source.OrderBy(key).Where(filter) becomes source.Where(filter).OrderBy(key); each part takes its line break along.
        var (root, text) = (outer.SyntaxTree.GetRoot(cancellationToken), outer.SyntaxTree.GetText(cancellationToken));
        var (sourceEnd, sortEnd) = (sortAccess.Expression.Span.End, ((MemberAccessExpressionSyntax)outer.Expression).Expression.Span.End);
        var swapped = sortAccess.Expression + text.ToString(TextSpan.FromBounds(sortEnd, outer.Span.End)) + text.ToString(TextSpan.FromBounds(sourceEnd, sortEnd));
        return new GreenFix(Title, document.WithSyntaxRoot(root.ReplaceNode(outer, SyntaxFactory.ParseExpression(swapped).WithTriviaFrom(outer))));
    }
}
