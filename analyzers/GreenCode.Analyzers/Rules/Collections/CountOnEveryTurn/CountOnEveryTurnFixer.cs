using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Collections.CountOnEveryTurn;

/// <summary>Counts once, before the loop.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class CountOnEveryTurnFixer() : GreenFixer(CountOnEveryTurnAnalyzer.Id)
{
    private static readonly LocalizableString Title = GreenRule.Text(typeof(CountOnEveryTurnAnalyzer), "Fix");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model?.GetOperation(node, cancellationToken) is not { } count
            || count.EnclosingLoop() is not IForLoopOperation { Syntax: ForStatementSyntax { Parent: BlockSyntax } loopSyntax } loop
            || !CountOnEveryTurnAnalyzer.IsForCondition(count, loop)
            || !IsSafe(count, loop, loopSyntax))
        {
            return null;
        }

        var editor = new SyntaxEditor(node.SyntaxTree.GetRoot(cancellationToken), document.Project.Solution.Services);
        var name = NewName.For("count", model, loopSyntax);
        editor.ReplaceNode(node, SyntaxFactory.IdentifierName(name).WithTriviaFrom(node));
        editor.InsertBefore(loopSyntax, SyntaxFactory.ParseStatement($"var {name} = {node.WithoutTrivia().ToFullString()};")
            .WithLeadingTrivia(loopSyntax.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed).WithAdditionalAnnotations(Formatter.Annotation));
        editor.ReplaceNode(loopSyntax, (current, _) => current.WithLeadingTrivia(SyntaxFactory.ElasticMarker).WithAdditionalAnnotations(Formatter.Annotation));
        return new GreenFix(Title, document.WithSyntaxRoot(editor.GetChangedRoot()));
    }

    /// <summary>The loop starts from a constant, no code that it runs can reach the collection, and a predicate looks at nothing that the loop sets.</summary>
    private static bool IsSafe(IOperation count, IForLoopOperation loop, ForStatementSyntax syntax)
    {
        var source = count switch
        {
            IPropertyReferenceOperation property => property.Instance?.Variable(),
            IInvocationOperation { Arguments.Length: 1 } call => CountOnEveryTurnAnalyzer.Source(call),
            _ => null,
        };
        return source is not null
            && source.IsOutOfReachIn(loop)
            && !count.Descendants().Any(part => part.IsFunction())
            && syntax.Declaration?.Variables.All(variable => variable.Initializer?.Value is LiteralExpressionSyntax) != false
            && syntax.Initializers.Count == 0;
    }
}
