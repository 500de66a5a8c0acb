using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GreenCode.Analyzers.Rules.Threading.SyncOverAsync;

[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SyncOverAsyncFixer() : GreenFixer(SyncOverAsyncAnalyzer.Id)
{
    private static readonly LocalizableString Title = GreenRule.Text(typeof(SyncOverAsyncAnalyzer), "Fix");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (node is not ExpressionSyntax wait
            || model?.GetOperation(wait, cancellationToken) is not { } operation
            || BlockingWait.TaskOf(operation)?.Syntax is not ExpressionSyntax task
            // Result and Wait wrap what the task throws, await does not.
            || operation.IsCaughtAs("AggregateException"))
        {
            return null;
        }

        return await document.ReplaceAsync(wait, RepairedCode.Await(task, wait), cancellationToken).ConfigureAwait(false) is { } changed ? new GreenFix(Title, changed) : null;
    }
}
