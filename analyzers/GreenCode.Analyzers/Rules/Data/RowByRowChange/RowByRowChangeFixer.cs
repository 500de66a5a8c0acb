using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Data.RowByRowChange;

/// <summary>Puts one statement in the place of fetching, changing and saving, where the context is made for just that.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RowByRowChangeFixer() : GreenFixer(RowByRowChangeAnalyzer.Id)
{
    private static readonly LocalizableString Title = GreenRule.Text(typeof(RowByRowChangeAnalyzer), "Fix");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model is null
            || EntityFramework.Of(KnownSymbols.Of(model.Compilation, document.Project.AnalyzerOptions)) is not { } entityFramework
            || node.FirstAncestorOrSelf<StatementSyntax>() is not { } statement
            || model.GetOperation(statement is ExpressionStatementSyntax { Expression: { } removal } ? removal : statement, cancellationToken) is not { } operation
            || BulkChange.Of(operation, entityFramework) is not { } change
            || !IsContextOfItsOwn(change)
            || change.Source.Steps.Any(step => step.Syntax is not InvocationExpressionSyntax)
            || change.Save.Syntax.FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax save
            || !model.LookupSymbols(node.SpanStart, (INamedTypeSymbol)change.Source.Root.Type!, "ExecuteUpdate", includeReducedExtensionMethods: true).Any())
        {
            return null;
        }

        var fetch = change.Query.Syntax.FirstAncestorOrSelf<StatementSyntax>()!;
        if (fetch != statement && (fetch is not LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1, Parent: BlockSyntax block } || block.Statements.IndexOf(statement) != block.Statements.IndexOf(fetch) + 1))
            return null;

        var first = fetch == statement ? statement : fetch;
        var changed = SyntaxFactory.ParseStatement(Text(change)).WithLeadingTrivia(first.GetLeadingTrivia()).WithTrailingTrivia(save.GetTrailingTrivia());
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        editor.ReplaceNode(first, changed.WithAdditionalAnnotations(Formatter.Annotation));
        if (fetch != statement)
            editor.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia);
        editor.RemoveNode(save, SyntaxRemoveOptions.KeepNoTrivia);
        return new GreenFix(Title, editor.GetChangedDocument());
    }

    /// <summary>
    /// A context that is created in this method and asked for nothing else tracks nothing else: no other change waits to be saved, and nobody sees entities that
    /// no longer agree with the database.
    /// </summary>
    private static bool IsContextOfItsOwn(BulkChange change) =>
        change.Source.Context?.Unwrapped() is ILocalReferenceOperation context
        && context.Initialiser()?.Unwrapped() is IObjectCreationOperation or IInvocationOperation { TargetMethod.Name: "CreateDbContext" or "CreateDbContextAsync" }
        && context.Root().References(context.Local).All(use => use.IsDeclaration
            || change.Save.Syntax.Span.Contains(use.Syntax.Span) || change.Query.Syntax.Span.Contains(use.Syntax.Span) || change.Statement.Syntax.Span.Contains(use.Syntax.Span));

    private static string Text(BulkChange change)
    {
        var awaited = change.Save.TargetMethod.Name == "SaveChangesAsync";
        var query = change.Query is IInvocationOperation { TargetMethod.Name: "ToList" or "ToArray" or "ToListAsync" or "ToArrayAsync" } call ? call.Arguments[0].Value.Syntax : change.Query.Syntax;
        var token = ((InvocationExpressionSyntax)change.Save.Syntax).ArgumentList.Arguments.ToString();
        var method = (change.IsDeletion ? "ExecuteDelete" : "ExecuteUpdate") + (awaited ? "Async" : "");
        var item = change.Item?.Name;
        var setters = "setters => setters" + string.Concat(change.Assignments.Select(assignment =>
            $".SetProperty({item} => {assignment.Target.Syntax}, {(ReadsItem(assignment.Value, change.Item!) ? $"{item} => " : "")}{assignment.Value.Syntax})"));
        var arguments = string.Join(", ", new[] { change.IsDeletion ? "" : setters, token }.Where(argument => argument.Length > 0));
        return $"{(awaited ? "await " : "")}{query.WithoutTrivia()}.{method}({arguments});";
    }

    private static bool ReadsItem(IOperation value, ILocalSymbol item) =>
        value.DescendantsAndSelf().Any(part => part is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, item));
}
