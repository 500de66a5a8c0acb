using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Threading.NeedlessTaskRun;

[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class NeedlessTaskRunFixer() : GreenFixer(NeedlessTaskRunAnalyzer.Id)
{
    private static readonly LocalizableString Title = GreenRule.Text(typeof(NeedlessTaskRunAnalyzer), "Fix");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);

        // A token that is handed to Task.Run is tested before the work starts.
        if (node is not InvocationExpressionSyntax { ArgumentList.Arguments.Count: 1 } run
            || model?.GetOperation(run, cancellationToken) is not IInvocationOperation operation
            || TaskRun.OnlyCall(operation)?.Syntax is not ExpressionSyntax call)
        {
            return null;
        }

        return await document.ReplaceAsync(run, call.WithTriviaFrom(run), cancellationToken).ConfigureAwait(false) is { } changed ? new GreenFix(Title, changed) : null;
    }
}
