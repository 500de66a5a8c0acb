using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.InputOutput.UnboundedCache;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnboundedCacheAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0804";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.InputOutput, DiagnosticSeverity.Info, typeof(UnboundedCacheAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!symbols.IsTestProject && symbols.Find("Microsoft.Extensions.Caching.Memory.CacheExtensions") is { } extensions)
            context.RegisterOperationAction(operation => Analyze(operation, extensions), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol extensions)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is "Set" or "GetOrCreate" or "GetOrCreateAsync"
            && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, extensions)
            && call.Arguments is [_, { Value: { } key }, { Value: { } content }]
            && (call.TargetMethod.Name == "Set" || LeavesEntryAsItIs(content.WithoutConversion()))
            && HasManyValues(key.WithoutConversion())
            && !Removes(context.ContainingSymbol.ContainingType, context.CancellationToken)
            && !call.RunsOnce(context.ContainingSymbol))
        {
            context.Report(Rule, call.Syntax.GetLocation(), key.Syntax.ToString());
        }
    }

    /// <summary>A factory that never touches the entry gives it neither an expiration nor a size.</summary>
    private static bool LeavesEntryAsItIs(IOperation factory) => factory is IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Symbol.Parameters: [var entry] } lambda }
        && !lambda.Body.ReferencesTo(entry).Any();

    /// <summary>Keys that are made of numbers, identifiers or texts of the moment; of a string that comes from elsewhere the rule cannot say how many there are.</summary>
    private static bool HasManyValues(IOperation key) => !key.ConstantValue.HasValue && key switch
    {
        IInterpolatedStringOperation text => text.Parts.OfType<IInterpolationOperation>().Any(hole => IsOpen(hole.Expression.WithoutConversion())),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => IsOpen(sum.LeftOperand.WithoutConversion()) || IsOpen(sum.RightOperand.WithoutConversion()),
        ITupleOperation tuple => tuple.Elements.Any(element => IsOpen(element.WithoutConversion())),
        ILocalReferenceOperation { Type.SpecialType: SpecialType.System_String } local => local.Root().ReferencesTo(local.Local).All(reference => !reference.IsWritten())
            && local.Root().Descendants().OfType<IVariableDeclaratorOperation>().FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local.Local))
                ?.GetVariableInitializer()?.Value.WithoutConversion() is { } value && value is not ILocalReferenceOperation && HasManyValues(value),
        _ => IsIdentifier(key.Type),
    };

    private static bool IsOpen(IOperation part) => !part.ConstantValue.HasValue
        && (IsIdentifier(part.Type)
            || (part is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum && (IsOpen(sum.LeftOperand.WithoutConversion()) || IsOpen(sum.RightOperand.WithoutConversion())))
            || (part.Type?.SpecialType is SpecialType.System_String && part is IParameterReferenceOperation or ILocalReferenceOperation or IPropertyReferenceOperation { Instance: not null and not IInstanceReferenceOperation }));

    private static bool IsIdentifier(ITypeSymbol? type) =>
        type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_DateTime
        || type is { Name: "Guid", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>A type that takes entries out itself has a plan of its own.</summary>
    private static bool Removes(INamedTypeSymbol type, CancellationToken cancellationToken) => type.DeclaringSyntaxReferences.Any(declaration =>
        declaration.GetSyntax(cancellationToken).DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(access => access.Name.Identifier.Text is "Remove" or "Compact" or "Clear"));
}
