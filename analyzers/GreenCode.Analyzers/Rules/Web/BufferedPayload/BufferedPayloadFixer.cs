using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Web.BufferedPayload;

[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class BufferedPayloadFixer() : GreenFixer(BufferedPayloadAnalyzer.Id)
{
    private const string Extensions = "System.Net.Http.Json";

    private static readonly LocalizableString Title = GreenRule.Text(typeof(BufferedPayloadAnalyzer), "Fix");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model?.GetOperation(node, cancellationToken) is not IInvocationOperation { TargetMethod.TypeArguments.Length: 1 } call
            || call.Syntax is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax type } } deserialize
            || PayloadText.Of(call) is not { Read.Syntax: AwaitExpressionSyntax read, Source.Syntax: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax method } source } text
            || Counterpart(text.Source) is not { } name
            // Without options these methods take others than the serialiser does.
            || call.Arguments.Skip(1).Any(argument => argument is { IsImplicit: false, Value: IParameterReferenceOperation or { ConstantValue.HasValue: true } })
            || !TryFindDeclaration(text, deserialize, out var declaration))
        {
            return null;
        }

        var json = source
            .WithExpression(method.WithName(type.WithIdentifier(SyntaxFactory.Identifier(name))))
            .WithArgumentList(SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(Arguments(model, call, text.Source, deserialize))));
        var replacement = RepairedCode.Await(read.Expression.ReplaceNode(source, json), deserialize);

        return await document.WithAsync(Change, cancellationToken).ConfigureAwait(false) is { } changed ? new GreenFix(Title, changed)
            : await document.WithAsync(root => AddUsing(Change(root)), cancellationToken).ConfigureAwait(false) is { } withUsing ? new GreenFix(Title, withUsing)
            : null;

        SyntaxNode Change(SyntaxNode root)
        {
            if (declaration is null)
                return root.ReplaceNode(deserialize, replacement);

            var tracked = root.TrackNodes(declaration, deserialize);
            tracked = tracked.ReplaceNode(tracked.GetCurrentNode(deserialize)!, replacement);
            var old = tracked.GetCurrentNode(declaration)!;
            var block = (BlockSyntax)old.Parent!;
            var next = block.Statements[block.Statements.IndexOf(old) + 1];
            var moved = block.ReplaceNode(next, next.WithLeadingTrivia(old.GetLeadingTrivia()));
            return tracked.ReplaceNode(block, moved.RemoveNode(moved.Statements[block.Statements.IndexOf(old)], SyntaxRemoveOptions.KeepNoTrivia)!);
        }
    }

    private static string? Counterpart(IInvocationOperation source) => source.TargetMethod.Name switch
    {
        "ReadAsStringAsync" => "ReadFromJsonAsync",
        "GetStringAsync" => "GetFromJsonAsync",
        _ => null,
    };

    /// <summary>
    /// The arguments that stay: the address, the options (those of the serialiser where none are given, because the extensions have others) and the token.
    /// </summary>
    private static IEnumerable<ArgumentSyntax> Arguments(SemanticModel model, IInvocationOperation call, IInvocationOperation source, InvocationExpressionSyntax deserialize)
    {
        var given = ((InvocationExpressionSyntax)source.Syntax).ArgumentList.Arguments;
        var options = deserialize.ArgumentList.Arguments.Count > 1
            ? deserialize.ArgumentList.Arguments[1].Expression
            : SyntaxFactory.ParseExpression(
                model.Compilation.GetTypeByMetadataName("System.Text.Json.JsonSerializerOptions")!.ToMinimalDisplayString(model, call.Syntax.SpanStart) + ".Default");
        var (address, token) = source.TargetMethod.Name == "GetStringAsync" ? (given.Take(1), given.Skip(1)) : (given.Take(0), given);
        return address.Append(SyntaxFactory.Argument(options.WithoutTrivia())).Concat(token.Select(argument => argument.WithoutTrivia()))
            .Select((argument, index) => index == 0 ? argument.WithoutTrivia() : argument.WithLeadingTrivia(SyntaxFactory.Space));
    }

    /// <summary>The declaration of the text's local, which has to stand right above: else reading would move past what lies between.</summary>
    private static bool TryFindDeclaration(PayloadText text, SyntaxNode deserialize, out LocalDeclarationStatementSyntax? declaration)
    {
        declaration = null;
        if (text.Local is null)
            return true;

        declaration = text.Read.Syntax.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>();
        return declaration is { Declaration.Variables.Count: 1, UsingKeyword.RawKind: 0, Parent: BlockSyntax block }
            && deserialize.FirstAncestorOrSelf<StatementSyntax>() is { } statement
            && statement.Parent == block
            && block.Statements.IndexOf(statement) == block.Statements.IndexOf(declaration) + 1;
    }

    private static SyntaxNode AddUsing(SyntaxNode root)
    {
        if (root is not CompilationUnitSyntax unit)
            return root;

        var index = unit.Usings.TakeWhile(other => other.Alias is null && string.CompareOrdinal(other.Name?.ToString(), Extensions) < 0).Count();
        var directive = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(Extensions).WithLeadingTrivia(SyntaxFactory.Space)).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);
        return unit.WithUsings(unit.Usings.Insert(index, directive));
    }
}
