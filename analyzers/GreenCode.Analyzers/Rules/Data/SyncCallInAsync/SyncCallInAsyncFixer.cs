using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GreenCode.Analyzers.Rules.Data.SyncCallInAsync;

/// <summary>Awaits the asynchronous method of the same name, where that compiles with the same arguments.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SyncCallInAsyncFixer() : GreenFixer(SyncCallInAsyncAnalyzer.Id)
{
    private static readonly LocalizableString Title = GreenRule.Text(typeof(SyncCallInAsyncAnalyzer), "Fix");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { Expression: MemberAccessExpressionSyntax access } call)
            return null;

        var name = SyntaxFactory.Identifier(access.Name.Identifier.Text + "Async");
        SimpleNameSyntax asyncName = access.Name is GenericNameSyntax generic ? generic.WithIdentifier(name) : SyntaxFactory.IdentifierName(name);
        ExpressionSyntax awaited = SyntaxFactory.AwaitExpression(
            SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space),
            call.WithExpression(access.WithName(asyncName)).WithoutTrivia());
        if (call.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or ElementAccessExpressionSyntax or PostfixUnaryExpressionSyntax)
            awaited = SyntaxFactory.ParenthesizedExpression(awaited);

        var mark = new SyntaxAnnotation();
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var changed = document.WithSyntaxRoot(root!.ReplaceNode(call, awaited.WithTriviaFrom(call).WithAdditionalAnnotations(mark)));
        return await CompilesAsync(changed, mark, cancellationToken).ConfigureAwait(false) ? new GreenFix(Title, changed) : null;
    }

    private static async Task<bool> CompilesAsync(Document document, SyntaxAnnotation mark, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var member = root!.GetAnnotatedNodes(mark).Single().FirstAncestorOrSelf<MemberDeclarationSyntax>();
        return member is not null && !model!.GetDiagnostics(member.Span, cancellationToken).Any(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);
    }
}
