using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Collections.KeysWithIndexer;

/// <summary>Enumerates keys together with their values.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class KeysWithIndexerFixer() : GreenFixer(KeysWithIndexerAnalyzer.Id)
{
    private static readonly LocalizableString Title = GreenRule.Text(typeof(KeysWithIndexerAnalyzer), "Fix");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (node.FirstAncestorOrSelf<ForEachStatementSyntax>() is not { AwaitKeyword.RawKind: 0 } syntax
            || model?.GetOperation(syntax, cancellationToken) is not IForEachLoopOperation loop
            || KeysLookup.Of(loop) is not { } found
            || !IsSafe(found, model.Compilation))
        {
            return null;
        }

        var editor = new SyntaxEditor(syntax.SyntaxTree.GetRoot(cancellationToken), document.Project.Solution.Services);
        var value = NewName.For("value", model, syntax);
        foreach (var lookup in found.Lookups)
            editor.ReplaceNode(lookup.Syntax, SyntaxFactory.IdentifierName(value).WithTriviaFrom(lookup.Syntax));
        editor.ReplaceNode(syntax, (current, _) => Deconstructed((ForEachStatementSyntax)current, found.Keys.Instance!.Syntax, value));
        return new GreenFix(Title, document.WithSyntaxRoot(editor.GetChangedRoot()));
    }

    /// <summary>
    /// Enumerating a ConcurrentDictionary shows what others change meanwhile, where Keys is a copy. A field may be changed by any code of the
    /// program that the loop runs. Deconstruction is there since .NET Core 2.0.
    /// </summary>
    private static bool IsSafe(KeysLookup found, Compilation compilation) =>
        found.Dictionary.IsOutOfReachIn(found.Loop.Body)
        && found.Keys.Instance!.Type is { Name: not "ConcurrentDictionary" } type
        && SymbolEqualityComparer.Default.Equals(found.Loop.Locals[0].Type, ((INamedTypeSymbol)type).TypeArguments[0])
        && compilation.GetTypeByMetadataName("System.Collections.Generic.KeyValuePair`2")?.GetMembers("Deconstruct").IsEmpty == false
        && !found.Lookups.Any(lookup => lookup.Parent is INameOfOperation or IArgumentOperation { Parameter.RefKind: not RefKind.None });

    private static ForEachVariableStatementSyntax Deconstructed(ForEachStatementSyntax loop, SyntaxNode dictionary, string value) => SyntaxFactory.ForEachVariableStatement(
            ((ForEachVariableStatementSyntax)SyntaxFactory.ParseStatement($"foreach (var ({loop.Identifier.Text}, {value}) in x) ;")).Variable,
            ((ExpressionSyntax)dictionary).WithoutTrivia(),
            loop.Statement)
        .WithForEachKeyword(loop.ForEachKeyword)
        .WithOpenParenToken(loop.OpenParenToken)
        .WithInKeyword(loop.InKeyword)
        .WithCloseParenToken(loop.CloseParenToken);
}
