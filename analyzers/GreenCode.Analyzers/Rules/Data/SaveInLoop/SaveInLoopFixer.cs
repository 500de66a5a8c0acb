using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Data.SaveInLoop;

/// <summary>Moves a save that ends each turn behind the loop, where the turn does nothing else but change entities.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SaveInLoopFixer() : GreenFixer(SaveInLoopAnalyzer.Id)
{
    private static readonly LocalizableString Title = GreenRule.Text(typeof(SaveInLoopAnalyzer), "Fix");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { Parent: BlockSyntax { Parent: ForEachStatementSyntax { Parent: BlockSyntax } each } body } statement
            || body.Statements.Count < 2
            || body.Statements.Last() != statement)
        {
            return null;
        }

        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model?.GetOperation(node, cancellationToken) is not IInvocationOperation save
            || model.GetOperation(each, cancellationToken) is not IForEachLoopOperation loop
            || save.Wrapped().Parent is not IExpressionStatementOperation
            || loop.Collection.Unwrapped().Type is not { } items
            || items.AllInterfaces.Any(one => one.Name == "IQueryable")
            || save.DescendantsAndSelf().Any(part => part.IsDeclaredInside(loop))
            || !OnlyChangesEntities(save, loop))
        {
            return null;
        }

        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        var moved = statement.WithLeadingTrivia(each.GetLeadingTrivia().Where(trivia => string.IsNullOrWhiteSpace(trivia.ToString()))).WithTrailingTrivia(each.GetTrailingTrivia());
        editor.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia);
        editor.InsertAfter(each, moved.WithAdditionalAnnotations(Formatter.Annotation));
        return new GreenFix(Title, editor.GetChangedDocument());
    }

    /// <summary>Nothing in the loop can see whether the save has happened, and every turn reaches its end.</summary>
    private static bool OnlyChangesEntities(IInvocationOperation save, IForEachLoopOperation loop) => loop.Body.Descendants().All(part => part switch
    {
        IInvocationOperation call => call == save || IsChange(call),
        IReturnOperation or IBranchOperation or IThrowOperation or ILoopOperation or IAnonymousFunctionOperation or IUsingOperation => false,
        IAwaitOperation awaited => awaited.Operation == save || awaited.Operation is IInvocationOperation call && IsChange(call),
        _ => true,
    });

    private static bool IsChange(IInvocationOperation call) =>
        call.TargetMethod.Name is "Add" or "AddAsync" or "Remove" or "Update" or "Attach" && call.TargetMethod.ContainingType.Name is "DbSet" or "DbContext"
        || call.TargetMethod is { Name: "ConfigureAwait" };
}
