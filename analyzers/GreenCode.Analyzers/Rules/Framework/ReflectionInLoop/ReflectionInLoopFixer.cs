using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Framework.ReflectionInLoop;

[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ReflectionInLoopFixer() : GreenFixer(ReflectionInLoopAnalyzer.Id)
{
    private static readonly LocalizableString Title = GreenRule.Text(typeof(ReflectionInLoopAnalyzer), "Fix");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (node is not ExpressionSyntax lookup
            || model?.GetOperation(node, cancellationToken) is not IInvocationOperation call
            || !ReflectionCall.CanBeAskedBefore(call)
            || ReflectionCall.RepeatingLoop(call)?.Syntax is not StatementSyntax { Parent: BlockSyntax block } loop)
        {
            return null;
        }

        var name = Unique(NameFor(call.TargetMethod), model, block, loop);
        var declaration = SyntaxFactory.ParseStatement($"var {name} = {lookup.WithoutTrivia()};")
            .WithLeadingTrivia(loop.GetLeadingTrivia())
            .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation);
        var indent = loop.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Take(1);
        var repeated = loop.ReplaceNode(lookup, SyntaxFactory.IdentifierName(name).WithTriviaFrom(lookup)).WithLeadingTrivia(indent);
        var statements = block.Statements.Replace(loop, repeated);
        statements = statements.Insert(block.Statements.IndexOf(loop), declaration);
        return await document.ReplaceAsync(block, block.WithStatements(statements), cancellationToken).ConfigureAwait(false) is { } changed ? new GreenFix(Title, changed) : null;
    }

    private static string NameFor(IMethodSymbol lookup) => lookup.Name switch
    {
        "GetCustomAttribute" => "attribute",
        "GetCustomAttributes" => "attributes",
        "IsDefined" => "isDefined",
        "GetMethod" => "method",
        "GetProperty" => "property",
        "GetField" => "field",
        _ => "constructor",
    };

    /// <summary>A name that neither the scope knows nor anything inside it declares.</summary>
    private static string Unique(string name, SemanticModel model, BlockSyntax block, StatementSyntax loop)
    {
        var taken = new HashSet<string>(block.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)
            .Concat(model.LookupSymbols(loop.SpanStart).Select(symbol => symbol.Name)));
        return new[] { name }.Concat(Enumerable.Range(2, taken.Count + 1).Select(number => $"{name}{number}")).First(candidate => !taken.Contains(candidate));
    }
}
