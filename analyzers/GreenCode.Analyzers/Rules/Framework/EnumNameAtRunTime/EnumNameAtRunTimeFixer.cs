using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Framework.EnumNameAtRunTime;

[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class EnumNameAtRunTimeFixer() : GreenFixer(EnumNameAtRunTimeAnalyzer.Id)
{
    private static readonly LocalizableString Title = GreenRule.Text(typeof(EnumNameAtRunTimeAnalyzer), "Fix");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model?.GetOperation(node, cancellationToken) is not { } asked || EnumName.AskedFor(asked) is null || Named(asked)?.Syntax is not ExpressionSyntax member)
            return null;

        var replaced = node is InterpolationSyntax hole ? hole.Expression : node;
        var name = SyntaxFactory.ParseExpression($"nameof({member.WithoutTrivia()})").WithTriviaFrom(replaced);
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return new GreenFix(Title, document.WithSyntaxRoot(root!.ReplaceNode(replaced, name)));
    }

    private static IOperation? Named(IOperation asked) => asked switch
    {
        IInvocationOperation { Instance: { } instance } => EnumName.Unboxed(instance),
        IInvocationOperation call => EnumName.Unboxed(call.Arguments[call.Arguments.Length - 1].Value),
        IInterpolationOperation hole => EnumName.Unboxed(hole.Expression),
        _ => null,
    };
}
