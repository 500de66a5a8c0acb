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
    private static readonly LocalizableString FilterFirst = GreenRule.Text(typeof(SortBeforeFilterAnalyzer), "FixFilter");
    private static readonly LocalizableString TakeExtreme = GreenRule.Text(typeof(SortBeforeFilterAnalyzer), "FixExtreme");

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
            || query.Sort.Syntax is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax sortAccess } sort)
        {
            return null;
        }

        if (call.TargetMethod.Name != "Where")
            return Extreme(document, query, outer, sort, sortAccess);

        // source.OrderBy(key).Where(filter) becomes source.Where(filter).OrderBy(key); each part takes its line break along.
        var (root, text) = (outer.SyntaxTree.GetRoot(cancellationToken), outer.SyntaxTree.GetText(cancellationToken));
        var (sourceEnd, sortEnd) = (sortAccess.Expression.Span.End, ((MemberAccessExpressionSyntax)outer.Expression).Expression.Span.End);
        var swapped = sortAccess.Expression + text.ToString(TextSpan.FromBounds(sortEnd, outer.Span.End)) + text.ToString(TextSpan.FromBounds(sourceEnd, sortEnd));
        return new GreenFix(FilterFirst, document.WithSyntaxRoot(root.ReplaceNode(outer, SyntaxFactory.ParseExpression(swapped).WithTriviaFrom(outer))));
    }

    /// <summary>
    /// MinBy passes over null keys, gives null instead of an exception for an empty sequence of references, and takes the first of equal elements: that is what OrderBy
    /// and FirstOrDefault do where keys cannot be null and elements can, and OrderBy and First where neither can.
    /// </summary>
    private static GreenFix? Extreme(Document document, SortedQuery query, InvocationExpressionSyntax outer, InvocationExpressionSyntax sort, MemberAccessExpressionSyntax sortAccess)
    {
        var (element, key) = (query.Sort.TargetMethod.TypeArguments[0], query.Sort.TargetMethod.TypeArguments[1]);
        var isNullable = element.IsReferenceType || element.OriginalDefinition.SpecialType is SpecialType.System_Nullable_T;
        if (query.Call.TargetMethod.Name != (isNullable ? "FirstOrDefault" : "First")
            || (!isNullable && !element.IsValueType)
            || !key.IsValueType
            || key.OriginalDefinition.SpecialType is SpecialType.System_Nullable_T
            || sortAccess.Name is GenericNameSyntax)
        {
            return null;
        }

        var name = SyntaxFactory.IdentifierName(query.Sort.TargetMethod.Name == "OrderBy" ? "MinBy" : "MaxBy").WithTriviaFrom(sortAccess.Name);
        var repaired = sort.WithExpression(sortAccess.WithName(name)).WithTrailingTrivia(outer.GetTrailingTrivia());
        return new GreenFix(TakeExtreme, document.WithSyntaxRoot(outer.SyntaxTree.GetRoot().ReplaceNode(outer, repaired)));
    }
}
