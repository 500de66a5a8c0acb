using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.InputOutput.SmallWrites;

/// <summary>Takes the flush away, where the file is closed in the same method and nobody reads it before.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SmallWritesFixer() : GreenFixer(SmallWritesAnalyzer.Id)
{
    private static readonly LocalizableString Title = GreenRule.Text(typeof(SmallWritesAnalyzer), "Fix");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var found = model?.GetOperation(node, cancellationToken) switch
        {
            IInvocationOperation { TargetMethod.Name: "Flush" } call => SmallWrite.OfFlush(call),
            ISimpleAssignmentOperation assignment => SmallWrite.OfAutoFlush(assignment),
            _ => null,
        };
        if (found is null || !found.IsOnlyWritten(found.Cause.Root()) || CallsUnknownCode(found.Loop))
            return null;

        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return Without(root!, node) is { } changed ? new GreenFix(Title, document.WithSyntaxRoot(changed)) : null;
    }

    private static SyntaxNode? Without(SyntaxNode root, SyntaxNode cause) => cause.Parent switch
    {
        ExpressionStatementSyntax { Parent: BlockSyntax } statement => root.RemoveNode(statement, SyntaxRemoveOptions.KeepUnbalancedDirectives),
        InitializerExpressionSyntax { Expressions.Count: 1, Parent: ObjectCreationExpressionSyntax { ArgumentList: { } } creation } =>
            root.ReplaceNode(creation, creation.WithInitializer(null).WithArgumentList(creation.ArgumentList.WithoutTrailingTrivia()).WithTrailingTrivia(creation.GetTrailingTrivia())),
        InitializerExpressionSyntax { Expressions.Count: 1, Parent: ImplicitObjectCreationExpressionSyntax creation } =>
            root.ReplaceNode(creation, creation.WithInitializer(null).WithArgumentList(creation.ArgumentList.WithoutTrailingTrivia()).WithTrailingTrivia(creation.GetTrailingTrivia())),
        _ => null,
    };

    /// <summary>Code of the program that the loop calls could look at the file.</summary>
    private static bool CallsUnknownCode(ILoopOperation loop) => loop.Descendants().Any(part => part is IInvocationOperation call
        && (call.TargetMethod.MethodKind is MethodKind.DelegateInvoke || call.TargetMethod.Locations.Any(location => location.IsInSource) || call.TargetMethod.ContainingType.Name is "File" or "Process"));
}
