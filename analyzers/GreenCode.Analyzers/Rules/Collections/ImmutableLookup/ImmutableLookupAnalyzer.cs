using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Collections.ImmutableLookup;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ImmutableLookupAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0602";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Collections, DiagnosticSeverity.Info, typeof(ImmutableLookupAnalyzer));

    private static readonly LocalizableString Index = GreenRule.Text(typeof(ImmutableLookupAnalyzer), "Index");
    private static readonly LocalizableString Lookup = GreenRule.Text(typeof(ImmutableLookupAnalyzer), "Lookup");

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.IsTestProject || symbols.Find("System.Collections.Immutable.ImmutableList`1") is not { } list)
            return;

        var hasFrozen = symbols.Find("System.Collections.Frozen.FrozenDictionary`2") is not null;
        context.RegisterOperationAction(operation => AnalyzeIndexer(operation, list, hasFrozen), OperationKind.PropertyReference);
        if (hasFrozen)
            context.RegisterOperationAction(AnalyzeCall, OperationKind.Invocation);
    }

    private static void AnalyzeIndexer(OperationAnalysisContext context, INamedTypeSymbol list, bool hasFrozen)
    {
        var indexer = (IPropertyReferenceOperation)context.Operation;
        if (indexer is not { Property.IsIndexer: true, Instance: { } instance, Arguments: [{ Value: { } index }] })
            return;

        if (SymbolEqualityComparer.Default.Equals(instance.Type?.OriginalDefinition, list))
        {
            if (indexer.EnclosingLoop() is { } loop && instance.Variable() is { } variable && !variable.IsDeclaredIn(loop)
                && !loop.ReferencesTo(variable).Any(reference => reference.IsWritten()) && Varies(index, loop))
            {
                context.Report(Rule, loop.SeverityByTurns(), indexer.Syntax.GetLocation(), instance.Syntax.ToString(), Index);
            }
        }
        else if (hasFrozen && IsFixedLookup(instance, index, context.CancellationToken))
        {
            context.Report(Rule, indexer.EnclosingLoop()!.SeverityByTurns(), indexer.Syntax.GetLocation(), instance.Syntax.ToString(), Lookup);
        }
    }

    private static void AnalyzeCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call is { TargetMethod.Name: "ContainsKey" or "TryGetValue" or "Contains", Instance: { } instance, Arguments: [{ Value: { } key }, ..] }
            && IsFixedLookup(instance, key, context.CancellationToken))
        {
            context.Report(Rule, call.EnclosingLoop()!.SeverityByTurns(), call.Syntax.GetLocation(), instance.Syntax.ToString(), Lookup);
        }
    }

    private static bool Varies(IOperation key, ILoopOperation loop) => !key.ConstantValue.HasValue && key.DependsOn(loop);

    /// <summary>
    /// Whether each turn of a loop looks another key up in a private or internal static readonly field with an immutable dictionary or set from
    /// which no other one is made: nobody needs the parts that such collections share.
    /// </summary>
    private static bool IsFixedLookup(IOperation instance, IOperation key, CancellationToken cancellationToken) =>
        instance is IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true, DeclaredAccessibility: Accessibility.Private or Accessibility.Internal } field }
        && instance.Type is INamedTypeSymbol { Name: "ImmutableDictionary" or "ImmutableHashSet", ContainingNamespace: { Name: "Immutable", ContainingNamespace.Name: "Collections" } }
        && instance.EnclosingLoop() is { } loop
        && Varies(key, loop)
        && !field.ContainingType.DeclaringSyntaxReferences.Any(declaration => Derives(declaration.GetSyntax(cancellationToken), field.Name));

    private static bool Derives(SyntaxNode type, string field) => type.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(access =>
        access.Name.Identifier.Text is "Add" or "AddRange" or "SetItem" or "SetItems" or "Remove" or "RemoveRange" or "Union" or "Except" or "Intersect" or "SymmetricExcept" or "ToBuilder" or "WithComparers" or "WithComparer"
        && (access.Expression is IdentifierNameSyntax name ? name : (access.Expression as MemberAccessExpressionSyntax)?.Name)?.Identifier.Text == field);
}
