using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GreenCode.Analyzers;

/// <summary>Base of every fixer: it offers a repair only after making it, and repairs all findings of a document one after another.</summary>
public abstract class GreenFixer(string id) : CodeFixProvider
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(id);

    public sealed override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create((context, document, diagnostics) => FixAllAsync(document, diagnostics, context.CancellationToken));

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await FixAsync(context.Document, Find(root!, diagnostic), context.CancellationToken).ConfigureAwait(false) is { } fix)
            {
                var title = fix.Title.ToString(formatProvider: null);
                context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(fix.Document), equivalenceKey: id), diagnostic);
            }
        }
    }

    /// <summary>The repair of the finding at <paramref name="node"/>, or null where it could change what the program does.</summary>
    private protected abstract Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken);

    private static SyntaxNode Find(SyntaxNode root, Diagnostic diagnostic) => root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <remarks>Merging repairs that were made apart would lose those that add a member at the same place.</remarks>
    private async Task<Document?> FixAllAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var nodes = diagnostics.Select(diagnostic => Find(root!, diagnostic)).ToList();
        document = document.WithSyntaxRoot(root!.TrackNodes(nodes));
        foreach (var node in nodes)
        {
            root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            if (root!.GetCurrentNode(node) is { } current && await FixAsync(document, current, cancellationToken).ConfigureAwait(false) is { } fix)
                document = fix.Document;
        }

        return document;
    }
}
