using GreenCode.Analyzers.Roslyn;
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
            || WholeFileReadAnalyzer.LoopOver(call) is not { } loop
            || CallsUnknownCode(loop)
            || call.DeclaredLocal() is not null && node.FirstAncestorOrSelf<VariableDeclarationSyntax>() is not { Type.IsVar: true })
        {
            return null;
        }

        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return new GreenFix(Title, document.WithSyntaxRoot(root!.ReplaceNode(access.Name, SyntaxFactory.IdentifierName("ReadLines").WithTriviaFrom(access.Name))));
    }

    /// <summary>Code of the program that the loop calls could write the file while it is being read.</summary>
    private static bool CallsUnknownCode(IForEachLoopOperation loop) => loop.Body.Descendants().Any(part =>
        part is IInvocationOperation call && (call.TargetMethod.MethodKind is MethodKind.DelegateInvoke or MethodKind.LocalFunction || call.TargetMethod.Locations.Any(location => location.IsInSource)));
}
