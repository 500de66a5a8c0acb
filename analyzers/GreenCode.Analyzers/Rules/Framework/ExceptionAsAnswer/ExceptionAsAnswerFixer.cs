using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Framework.ExceptionAsAnswer;

/// <summary>Repairs a try statement that does one thing and falls back to a constant, or to what was there before.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ExceptionAsAnswerFixer() : GreenFixer(ExceptionAsAnswerAnalyzer.Id)
{
    private static readonly LocalizableString Title = GreenRule.Text(typeof(ExceptionAsAnswerAnalyzer), "Fix");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (node.FirstAncestorOrSelf<TryStatementSyntax>() is not { Finally: null, Catches.Count: 1, Parent: BlockSyntax } syntax
            || model?.GetOperation(syntax, cancellationToken) is not ITryOperation attempt
            || AttemptedLookup.Of(attempt) is not { } found
            || syntax.DescendantTrivia().Any(trivia => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.IfDirectiveTrivia)
            || Question(found, NewName.For(found.Alternative == "TryGetValue" ? "value" : "parsed", model, syntax)) is not var (question, answer)
            || Repaired(found, question, answer, ((CSharpParseOptions)syntax.SyntaxTree.Options).LanguageVersion) is not { } repaired)
        {
            return null;
        }

        var statement = SyntaxFactory.ParseStatement(repaired).WithTriviaFrom(syntax).WithAdditionalAnnotations(Formatter.Annotation);
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return new GreenFix(Title, document.WithSyntaxRoot(root!.ReplaceNode(syntax, statement)));
    }

    /// <summary>The call that answers by a Boolean, where it fails on exactly what the exception was caught for, and the name of its result.</summary>
    private static (string Question, string Answer)? Question(AttemptedLookup found, string name) => found.Call switch
    {
        // Parse also throws for null and for what is too large: only a clause that catches those too is replaced by TryParse.
        IInvocationOperation { Syntax: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } syntax } call
            when found.CatchesEverything && call.Arguments.All(argument => CannotThrow(argument.Value)) && HasCounterpart(call.TargetMethod) =>
            ($"{access.WithName(Renamed(access.Name, found.Alternative)).WithoutTrivia()}({string.Join(", ", syntax.ArgumentList.Arguments.Select(argument => argument.ToString()).Append($"out var {name}"))})", name),
        IPropertyReferenceOperation { Instance: { } dictionary, Arguments: [{ Value: { } key }] } when dictionary.Variable() is not null && CannotThrow(key) =>
            ($"{dictionary.Syntax}.TryGetValue({key.Syntax}, out var {name})", name),
        _ => null,
    };

    private static string? Repaired(AttemptedLookup found, string question, string answer, LanguageVersion language)
    {
        if (found.Attempt.Body.Operations is not [var done] || found.Handler.Handler.Operations.Length > 1)
            return null;

        var fallback = found.Handler.Handler.Operations.FirstOrDefault();
        switch (done, fallback)
        {
            case (IReturnOperation { ReturnedValue: { } value }, IReturnOperation { ReturnedValue: { } other }) when Fits(value, other):
                return $"return {question} ? {answer} : {other.Syntax};";
            case (IExpressionStatementOperation { Operation: ISimpleAssignmentOperation set }, null) when IsPlain(set.Target) && IsCall(set.Value):
                return $"if ({question})\n{set.Target.Syntax} = {answer};";
            case (IExpressionStatementOperation { Operation: ISimpleAssignmentOperation set }, IExpressionStatementOperation { Operation: ISimpleAssignmentOperation reset })
                when IsPlain(set.Target) && set.Target.Variable() is { } target && reset.Target.Is(target) && Fits(set.Value, reset.Value):
                return $"{set.Target.Syntax} = {question} ? {answer} : {reset.Value.Syntax};";
            default:
                return null;
        }

        // A cast that is written out would have to be written again.
        bool IsCall(IOperation value) => value == found.Call || (value is IConversionOperation { IsImplicit: true } conversion && conversion.Operand == found.Call);

        // Before C# 9 both branches had to be of one type.
        bool Fits(IOperation value, IOperation other) => IsCall(value) && (other.ConstantValue.HasValue || other.WithoutConversion() is IDefaultValueOperation || other.WithoutConversion().ConstantValue.HasValue)
            && (value == found.Call || language >= LanguageVersion.CSharp9);
    }

    private static bool IsPlain(IOperation target) => target is ILocalReferenceOperation { Local.IsRef: false } or IParameterReferenceOperation or IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation };

    /// <summary>Evaluating the argument cannot fail: the catch clause would have covered that as well.</summary>
    private static bool CannotThrow(IOperation argument) => argument.ConstantValue.HasValue || argument.WithoutConversion() switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation => true,
        IFieldReferenceOperation field => field.Instance is null or IInstanceReferenceOperation,
        IPropertyReferenceOperation { Instance: null, Property.ContainingType: { Name: "CultureInfo" or "NumberFormatInfo" or "DateTimeFormatInfo" } } => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Or } flags => flags.ConstantValue.HasValue,
        _ => false,
    };

    /// <summary>An overload of TryParse or TryParseExact with the same parameters and the result behind them.</summary>
    private static bool HasCounterpart(IMethodSymbol parse) => parse.ContainingType.GetMembers("Try" + parse.Name).OfType<IMethodSymbol>().Any(candidate =>
        candidate.Arity == parse.Arity
        && candidate.Parameters.Length == parse.Parameters.Length + 1
        && candidate.Parameters[candidate.Parameters.Length - 1].RefKind is RefKind.Out
        && parse.Parameters.Zip(candidate.Parameters, (left, right) => SymbolEqualityComparer.Default.Equals(left.Type, right.Type)).All(same => same));

    private static SimpleNameSyntax Renamed(SimpleNameSyntax name, string alternative) => name is GenericNameSyntax generic
        ? generic.WithIdentifier(SyntaxFactory.Identifier(alternative))
        : SyntaxFactory.IdentifierName(alternative);
}
