using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace GreenCode.Analyzers;

/// <summary>Base of every fixer of files that are no code, such as settings and project files; it has to be exported for <c>AdditionalFile</c>.</summary>
public abstract class GreenFileFixer(string id, LocalizableString title) : CodeFixProvider
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(id);

    private string Title => title.ToString(formatProvider: null);

    public sealed override FixAllProvider GetFixAllProvider() => new AllFindings(this);

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (context.TextDocument is not AdditionalDocument document)
            return;

        var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (Fix(text, diagnostic.Location.SourceSpan) is { } change)
            {
                var repaired = document.Project.Solution.WithAdditionalDocumentText(document.Id, text.WithChanges(change));
                context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(repaired), equivalenceKey: id), diagnostic);
            }
        }
    }

    /// <summary>The change of the file that repairs the finding, or null where it could do more than that.</summary>
    private protected abstract TextChange? Fix(SourceText text, TextSpan finding);

    /// <summary>Repairs what was found in the files of the projects that were asked for.</summary>
    private sealed class AllFindings(GreenFileFixer fixer) : FixAllProvider
    {
        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Project, FixAllScope.Solution];

        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            var solution = context.Solution;
            foreach (var project in context.Scope is FixAllScope.Solution ? context.Solution.Projects : [context.Project])
            {
                var diagnostics = (await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false)).ToLookup(diagnostic => diagnostic.Location.GetLineSpan().Path);
                foreach (var file in project.AdditionalDocuments.Where(file => file.FilePath is not null && diagnostics.Contains(file.FilePath)))
                {
                    var text = await file.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
                    var changes = diagnostics[file.FilePath!].Select(diagnostic => fixer.Fix(text, diagnostic.Location.SourceSpan)).OfType<TextChange>().Distinct().OrderBy(change => change.Span.Start);
                    solution = solution.WithAdditionalDocumentText(file.Id, text.WithChanges(changes));
                }
            }

            return solution == context.Solution ? null : CodeAction.Create(fixer.Title, _ => Task.FromResult(solution), context.CodeActionEquivalenceKey);
        }
    }
}
