using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;

namespace GreenCode.Analyzers.Rules.Text.StringBuiltInLoop;

/// <summary>Lets the loop append to a StringBuilder, and gives the local its text when the loop has ended.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class StringBuiltInLoopFixer() : GreenFixer(StringBuiltInLoopAnalyzer.Id)
{
    private static readonly LocalizableString Title = GreenRule.Text(typeof(StringBuiltInLoopAnalyzer), "Fix");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (node.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is not { } syntax
            || model?.GetOperation(syntax, cancellationToken) is not IAssignmentOperation assignment
            || StringAppend.Of(assignment) is not { Target: ILocalSymbol local }
            || OutermostLoop(assignment, local) is not { Syntax: StatementSyntax { Parent: BlockSyntax } loopSyntax } loop
            || !IsSafe(local, loop, model, out var appends, out var startsEmpty))
        {
            return null;
        }

        var editor = new SyntaxEditor(await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) ?? syntax.SyntaxTree.GetRoot(cancellationToken), document.Project.Solution.Services);
        var builder = NewName.For(local.Name + "Builder", model, loopSyntax);
        foreach (var append in appends)
            editor.ReplaceNode(append.Assignment.Syntax, Calls(builder, append).WithTriviaFrom(append.Assignment.Syntax));
        foreach (var length in loop.ReferencesTo(local).Where(reference => reference.Parent is IPropertyReferenceOperation))
            editor.ReplaceNode(length.Syntax, SyntaxFactory.IdentifierName(builder));

        var declaration = SyntaxFactory.ParseStatement($"var {builder} = new System.Text.StringBuilder({(startsEmpty ? "" : local.Name)});");
        declaration = declaration.ReplaceNode(
            declaration.DescendantNodes().OfType<ObjectCreationExpressionSyntax>().Single().Type,
            SyntaxFactory.ParseTypeName("System.Text.StringBuilder").WithAdditionalAnnotations(Simplifier.Annotation));
        var result = SyntaxFactory.ParseStatement($"{local.Name} = {builder}.ToString();");
        editor.InsertBefore(loopSyntax, declaration.WithLeadingTrivia(loopSyntax.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed).WithAdditionalAnnotations(Formatter.Annotation));
        editor.InsertAfter(loopSyntax, result.WithTrailingTrivia(loopSyntax.GetTrailingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia))).WithAdditionalAnnotations(Formatter.Annotation));
        editor.ReplaceNode(loopSyntax, (current, _) => current.WithLeadingTrivia(SyntaxFactory.ElasticMarker).WithAdditionalAnnotations(Formatter.Annotation));
        return new GreenFix(Title, document.WithSyntaxRoot(editor.GetChangedRoot()));
    }

    /// <summary>
    /// Whether all that the loop does with the local is to append whole statements to it, whether nothing else sees it before the loop ends, and whether it
    /// cannot be null, which a StringBuilder would turn into an empty string.
    /// </summary>
    private static bool IsSafe(ILocalSymbol local, ILoopOperation loop, SemanticModel model, out IReadOnlyList<StringAppend> appends, out bool startsEmpty)
    {
        startsEmpty = false;
        var inside = loop.ReferencesTo(local).ToList();
        appends = [.. loop.Descendants().Select(StringAppend.Of).OfType<StringAppend>().Where(append => SymbolEqualityComparer.Default.Equals(append.Target, local))];
        var known = appends;
        var outside = loop.Root().ReferencesTo(local).Except(inside).ToList();
        if (local.IsRef || local.DeclaringSyntaxReferences is not [var declaration]
            || declaration.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: { } initial } || model.GetConstantValue(initial).Value is not string start && !IsEmptyString(initial, model)
            || appends.Any(append => append.Assignment.Parent is not IExpressionStatementOperation || !append.Added.All(CanBeAppended))
            || inside.Any(reference => reference.Parent is not IPropertyReferenceOperation && !known.Any(append => append.Assignment.Syntax.Span.Contains(reference.Syntax.Span)))
            || outside.Any(reference => reference.Ancestors().Any(ancestor => ancestor is ICatchClauseOperation || ancestor.IsFunction() || ancestor is ITryOperation { Finally: { } final } && final.Syntax.Span.Contains(reference.Syntax.Span)))
            || inside.Any(reference => reference.AncestorsInFunction().All(ancestor => ancestor != loop) || (reference.Parent is IPropertyReferenceOperation { Property.Name: not "Length" }))
            || outside.Any(reference => reference.IsWritten() && StringAppend.Of(reference.Parent!) is null)
            || loop.Descendants().Any(part => part is IBranchOperation { BranchKind: BranchKind.GoTo }))
        {
            return false;
        }

        startsEmpty = (model.GetConstantValue(initial).Value as string ?? "").Length == 0 && !outside.Any(reference => reference.IsWritten());
        return true;
    }

    private static ILoopOperation? OutermostLoop(IOperation operation, ILocalSymbol local)
    {
        var loop = operation.EnclosingLoop();
        while (loop?.EnclosingLoop() is { } outer && !local.IsDeclaredIn(outer))
            loop = outer;
        return loop;
    }

    private static bool IsEmptyString(ExpressionSyntax value, SemanticModel model) =>
        model.GetSymbolInfo(value).Symbol is IFieldSymbol { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String };

    /// <summary>Appending must give the text that concatenation gives: not so for char[], and not known for every type with overloads of Append.</summary>
    private static bool CanBeAppended(IOperation value) => value is IInterpolatedStringOperation
        || value.WithoutConversion().Type is { } type
        && (type.TypeKind is TypeKind.Enum || type.SpecialType is SpecialType.System_String or SpecialType.System_Char or SpecialType.System_Boolean
            or SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Byte or SpecialType.System_Double or SpecialType.System_Decimal)
        && value is not IConversionOperation { OperatorMethod: not null };

    private static ExpressionSyntax Calls(string builder, StringAppend append) => append.Added.Aggregate(
        (ExpressionSyntax)SyntaxFactory.IdentifierName(builder),
        (target, part) => SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, target, SyntaxFactory.IdentifierName("Append")),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(Text(append, part))))));

    private static ExpressionSyntax Text(StringAppend append, IOperation part)
    {
        var syntax = (ExpressionSyntax)part.Syntax;
        return append.Assignment is ISimpleAssignmentOperation && syntax is InterpolatedStringExpressionSyntax interpolated && append.Added.Count == 1 && append.Assignment.Value.Syntax == syntax
            ? interpolated.WithContents(interpolated.Contents.RemoveAt(0)).WithoutTrivia()
            : syntax.WithoutTrivia();
    }
}
