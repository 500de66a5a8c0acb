using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;

namespace GreenCode.Analyzers.Rules.Collections.LinearSearchInLoop;

/// <summary>Puts the elements into a HashSet before the loop and looks them up there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class LinearSearchInLoopFixer() : GreenFixer(LinearSearchInLoopAnalyzer.Id)
{
    private static readonly LocalizableString Title = GreenRule.Text(typeof(LinearSearchInLoopAnalyzer), "Fix");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model?.GetOperation(node, cancellationToken) is not IInvocationOperation call
            || LinearSearch.Of(call) is not { } search
            || search.Collection.Variable() is not { Kind: SymbolKind.Local or SymbolKind.Parameter } collection
            || call.EnclosingLoop() is not { Syntax: StatementSyntax { Parent: BlockSyntax } loopSyntax } loop
            || ElementType(search.Collection.Type!) is not { } element
            || !SymbolEqualityComparer.Default.Equals(element, search.Item.Type)
            || !HashesAsItCompares(element)
            || !collection.IsOutOfReachIn(loop)
            || !IsNeverNull(search.Collection, model))
        {
            return null;
        }

        var name = NewName.For(collection.Name + "Set", model, loopSyntax);
        var type = element.ToMinimalDisplayString(model, loopSyntax.SpanStart);
        var declaration = SyntaxFactory.ParseStatement($"var {name} = new System.Collections.Generic.HashSet<{type}>({collection.Name});");
        declaration = declaration.ReplaceNode(
            declaration.DescendantNodes().OfType<ObjectCreationExpressionSyntax>().Single().Type,
            SyntaxFactory.ParseTypeName($"System.Collections.Generic.HashSet<{type}>").WithAdditionalAnnotations(Simplifier.Annotation));

        var editor = new SyntaxEditor(node.SyntaxTree.GetRoot(cancellationToken), document.Project.Solution.Services);
        editor.ReplaceNode(node, SyntaxFactory.ParseExpression($"{name}.Contains({search.Item.Syntax})").WithTriviaFrom(node));
        editor.InsertBefore(loopSyntax, declaration.WithLeadingTrivia(loopSyntax.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed).WithAdditionalAnnotations(Formatter.Annotation));
        editor.ReplaceNode(loopSyntax, (current, _) => current.WithLeadingTrivia(SyntaxFactory.ElasticMarker).WithAdditionalAnnotations(Formatter.Annotation));
        return new GreenFix(Title, document.WithSyntaxRoot(editor.GetChangedRoot()));
    }

    private static ITypeSymbol? ElementType(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: [var element] } => element,
        _ => null,
    };

    /// <summary>Types that are known to give equal values equal hash codes: a list only asks whether they are equal.</summary>
    private static bool HashesAsItCompares(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_String or SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_UInt64
            or SpecialType.System_Decimal or SpecialType.System_DateTime
        || type is INamedTypeSymbol { IsRecord: true, IsSealed: true }
        || (type is { Name: "Guid" or "DateOnly", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } });

    /// <summary>A set cannot be made of null, where a loop without turns would not have noticed.</summary>
    private static bool IsNeverNull(IOperation collection, SemanticModel model) =>
        model.GetTypeInfo(collection.Syntax).Nullability.FlowState is NullableFlowState.NotNull
        || (collection is ILocalReferenceOperation local && local.Root().ReferencesTo(local.Local).All(reference => !reference.IsWritten())
            && local.Root().Descendants().OfType<IVariableDeclaratorOperation>().Any(declarator =>
                SymbolEqualityComparer.Default.Equals(declarator.Symbol, local.Local)
                && declarator.GetVariableInitializer()?.Value.WithoutConversion() is IObjectCreationOperation or IArrayCreationOperation or IInvocationOperation { TargetMethod: { Name: "ToList" or "ToArray", ContainingType.Name: "Enumerable" } }));
}
