using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;

namespace GreenCode.Analyzers.Rules.InputOutput.AppendInLoop;

/// <summary>Opens the file once around the loop, where it is certain to exist: otherwise a loop without turns would create it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AppendInLoopFixer() : GreenFixer(AppendInLoopAnalyzer.Id)
{
    private static readonly LocalizableString Title = GreenRule.Text(typeof(AppendInLoopAnalyzer), "Fix");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (node is not InvocationExpressionSyntax { ArgumentList.Arguments: [var path, var text] } syntax
            || model?.GetOperation(syntax, cancellationToken) is not IInvocationOperation { TargetMethod: { Name: "AppendAllText" } method, Parent: IExpressionStatementOperation } call
            || method.Parameters[1].Type.SpecialType is not SpecialType.System_String
            || call.EnclosingLoop() is not { Syntax: StatementSyntax { Parent: BlockSyntax block } loopSyntax } loop
            || !WritesTheSameFile(block.Statements.ElementAtOrDefault(block.Statements.IndexOf(loopSyntax) - 1), path.Expression)
            || loop.Descendants().Any(part => part is IAwaitOperation || (part is IInvocationOperation other && other != call && !IsHarmless(other))))
        {
            return null;
        }

        var name = NewName.For("writer", model, loopSyntax);
        var write = SyntaxFactory.ParseExpression($"{name}.Write({text})").WithTriviaFrom(syntax);
        var body = loopSyntax.ReplaceNode(syntax, write).WithLeadingTrivia(SyntaxFactory.ElasticMarker).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);
        var opened = (UsingStatementSyntax)SyntaxFactory.ParseStatement($"using (var {name} = System.IO.File.AppendText({path}))\n{{\n}}\n");
        opened = opened.ReplaceNode(
            opened.DescendantNodes().OfType<MemberAccessExpressionSyntax>().First(access => access.ToString() == "System.IO.File"),
            SyntaxFactory.ParseExpression("System.IO.File").WithAdditionalAnnotations(Simplifier.Annotation));
        opened = opened.WithStatement(SyntaxFactory.Block(body)).WithLeadingTrivia(loopSyntax.GetLeadingTrivia()).WithTrailingTrivia(loopSyntax.GetTrailingTrivia()).WithAdditionalAnnotations(Formatter.Annotation);

        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return new GreenFix(Title, document.WithSyntaxRoot(root!.ReplaceNode(loopSyntax, opened)));
    }

    /// <summary>The statement right before the loop writes the file, so that it exists.</summary>
    private static bool WritesTheSameFile(StatementSyntax? before, ExpressionSyntax path) =>
        before is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: { } type, Name.Identifier.Text: "WriteAllText" or "WriteAllLines" or "AppendAllText" or "AppendAllLines" }, ArgumentList.Arguments: [var written, ..] } }
        && type.ToString() is "File" or "System.IO.File"
        && SyntaxFactory.AreEquivalent(written.Expression, path)
        && path is IdentifierNameSyntax or LiteralExpressionSyntax;

    /// <summary>Methods on texts and numbers do not look at files.</summary>
    private static bool IsHarmless(IInvocationOperation call) => call.TargetMethod.ContainingType.SpecialType is not SpecialType.None and not SpecialType.System_Object;
}
