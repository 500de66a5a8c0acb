using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.InputOutput.SmallWrites;

/// <summary>
/// Takes the flush away, or gives the file the buffer that files have when nothing is said about it, where the file is closed in the same method and nobody looks at it
/// before.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SmallWritesFixer() : GreenFixer(SmallWritesAnalyzer.Id)
{
    /// <summary>What FileStream takes by default.</summary>
    private const string UsualSize = "4096";

    private static readonly LocalizableString BufferTitle = GreenRule.Text(typeof(SmallWritesAnalyzer), "FixBuffer");

    private static readonly LocalizableString Title = GreenRule.Text(typeof(SmallWritesAnalyzer), "Fix");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var operation = model?.GetOperation(node, cancellationToken);
        if (operation is IInvocationOperation { TargetMethod.Name: "ReadByte" or "WriteByte", Instance: ILocalReferenceOperation { Local: { } local } } each)
            return await WithBufferAsync(document, each, local, cancellationToken).ConfigureAwait(false);

        var found = operation switch
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

    private static async Task<GreenFix?> WithBufferAsync(Document document, IInvocationOperation call, ILocalSymbol local, CancellationToken cancellationToken) =>
        UnbufferedFile.Of(local, call.Root()) is { CanHaveBuffer: true, BufferSize.Value.Syntax: var size }
        && call.EnclosingLoop() is { } loop && !CallsUnknownCode(loop)
        && await document.ReplaceAsync(size, SyntaxFactory.ParseExpression(UsualSize).WithTriviaFrom(size), cancellationToken).ConfigureAwait(false) is { } changed
            ? new GreenFix(BufferTitle, changed)
            : null;

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
