using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.InputOutput.WholeFileRead;

[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class WholeFileReadFixer() : GreenFixer(WholeFileReadAnalyzer.Id)
{
    private static readonly LocalizableString Title = GreenRule.Text(typeof(WholeFileReadAnalyzer), "Fix");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }
            || model?.GetOperation(node, cancellationToken) is not IInvocationOperation call
            || WholeFile.LoopOver(call) is not { } loop
            || CallsUnknownCode(loop)
            || node.FirstAncestorOrSelf<StatementSyntax>() is LocalDeclarationStatementSyntax { Declaration.Type.IsVar: false })
        {
            return null;
        }

        var changed = call.TargetMethod.Name switch
        {
            "ReadAllLines" => await document.ReplaceAsync(access.Name, SyntaxFactory.IdentifierName("ReadLines").WithTriviaFrom(access.Name), cancellationToken).ConfigureAwait(false),
            "ReadAllLinesAsync" when node.FirstAncestorOrSelf<AwaitExpressionSyntax>() is { } awaited && loop.Syntax is ForEachStatementSyntax each =>
                await document.WithAsync(root => Asynchronous(root, access.Name, awaited, each), cancellationToken).ConfigureAwait(false),
            // The lines of a text that is split may end otherwise than those of a file.
            _ => null,
        };
        return changed is null ? null : new GreenFix(Title, changed);
    }

    /// <summary>What was awaited in the head of the loop or above it, the loop awaits line by line.</summary>
    private static SyntaxNode Asynchronous(SyntaxNode root, SimpleNameSyntax method, AwaitExpressionSyntax awaited, ForEachStatementSyntax each)
    {
        var lines = awaited.Expression.ReplaceNode(method, SyntaxFactory.IdentifierName("ReadLinesAsync").WithTriviaFrom(method)).WithTriviaFrom(awaited);
        root = root.TrackNodes(awaited, each);
        root = root.ReplaceNode(root.GetCurrentNode(awaited)!, lines);
        var current = root.GetCurrentNode(each)!;
        var keyword = SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithLeadingTrivia(current.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.Space);
        return root.ReplaceNode(current, current.WithForEachKeyword(current.ForEachKeyword.WithLeadingTrivia()).WithAwaitKeyword(keyword));
    }

    /// <summary>Code of the program that the loop calls could write the file while it is being read.</summary>
    private static bool CallsUnknownCode(IForEachLoopOperation loop) => loop.Body.Descendants().Any(part =>
        part is IInvocationOperation call && (call.TargetMethod.MethodKind is MethodKind.DelegateInvoke or MethodKind.LocalFunction || call.TargetMethod.Locations.Any(location => location.IsInSource)));
}
