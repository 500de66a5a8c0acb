using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Threading.ParallelCheapBody;

[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ParallelCheapBodyFixer() : GreenFixer(ParallelCheapBodyAnalyzer.Id)
{
    private static readonly LocalizableString LoopTitle = GreenRule.Text(typeof(ParallelCheapBodyAnalyzer), "FixLoop");
    private static readonly LocalizableString QueryTitle = GreenRule.Text(typeof(ParallelCheapBodyAnalyzer), "FixQuery");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (node is not InvocationExpressionSyntax call
            || model?.GetOperation(call, cancellationToken) is not IInvocationOperation operation
            // Parallel loops and queries wrap what their body throws.
            || operation.IsCaughtAs("AggregateException"))
        {
            return null;
        }

        if (operation.TargetMethod.Name == "AsParallel")
        {
            return call.Expression is MemberAccessExpressionSyntax { Expression: { } source }
                && await document.ReplaceAsync(call, source.WithTriviaFrom(call), cancellationToken).ConfigureAwait(false) is { } query
                    ? new GreenFix(QueryTitle, query)
                    : null;
        }

        return call.Parent is ExpressionStatementSyntax statement
            && Loop(operation) is { } loop
            && await document.ReplaceAsync(statement, loop.WithTriviaFrom(statement).WithAdditionalAnnotations(Formatter.Annotation), cancellationToken).ConfigureAwait(false) is { } changed
                ? new GreenFix(LoopTitle, changed)
                : null;
    }

    private static StatementSyntax? Loop(IInvocationOperation call)
    {
        if (ParallelLoop.Body(call) is not { } lambda || Body(lambda) is not { } body || lambda.Body.Descendants().Any(inner => inner is IReturnOperation { IsImplicit: false, ReturnedValue: null }))
            return null;

        var parameter = lambda.Symbol.Parameters[0];
        return call.Arguments switch
        {
            [var source, _] when call.TargetMethod.Name == "ForEach" && call.TargetMethod.Parameters[0].Type.Name == "IEnumerable" =>
                Parse($"foreach (var {parameter.Name} in {source.Value.Syntax}) ", body),
            [var from, var to, _] when call.TargetMethod.Name == "For" && StaysTheSame(to.Value, lambda) && !IsChanged(parameter, lambda) =>
                Parse($"for ({parameter.Type.ToDisplayString()} {parameter.Name} = {from.Value.Syntax}; {parameter.Name} < {to.Value.Syntax}; {parameter.Name}++) ", body),
            _ => null,
        };
    }

    private static StatementSyntax Parse(string head, BlockSyntax body) =>
        SyntaxFactory.ParseStatement(head + ";") switch
        {
            ForStatementSyntax loop => loop.WithStatement(body),
            ForEachStatementSyntax loop => loop.WithStatement(body),
            var other => other,
        };

    private static BlockSyntax? Body(IAnonymousFunctionOperation lambda) => lambda.Syntax switch
    {
        LambdaExpressionSyntax { Block: { } block } => block.WithoutTrivia().WithLeadingTrivia(SyntaxFactory.ElasticLineFeed),
        LambdaExpressionSyntax { ExpressionBody: { } expression } => SyntaxFactory.Block(SyntaxFactory.ExpressionStatement(expression.WithoutTrivia())),
        _ => null,
    };

    /// <summary>The bound of a for loop is read again on each turn.</summary>
    private static bool StaysTheSame(IOperation bound, IAnonymousFunctionOperation lambda) => bound.ConstantValue.HasValue || bound switch
    {
        ILocalReferenceOperation local => !IsChanged(local.Local, lambda),
        IParameterReferenceOperation parameter => !IsChanged(parameter.Parameter, lambda),
        IFieldReferenceOperation field => !IsChanged(field.Field, lambda) && (field.Instance is null or IInstanceReferenceOperation),
        IConversionOperation { IsImplicit: true } conversion => StaysTheSame(conversion.Operand, lambda),
        IPropertyReferenceOperation { Property.Name: "Length" or "Count", Instance: { } instance } => StaysTheSame(instance, lambda),
        _ => false,
    };

    private static bool IsChanged(ISymbol variable, IAnonymousFunctionOperation lambda) => lambda.Body.Descendants().Any(reference => reference.IsWritten() && SymbolEqualityComparer.Default.Equals(variable, reference switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        _ => null,
    }));
}
