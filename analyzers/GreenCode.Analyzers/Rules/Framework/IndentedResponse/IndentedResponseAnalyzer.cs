using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Framework.IndentedResponse;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IndentedResponseAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0707";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Framework, DiagnosticSeverity.Info, typeof(IndentedResponseAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        var responses = new[] { "Microsoft.AspNetCore.Mvc.JsonOptions", "Microsoft.AspNetCore.Http.Json.JsonOptions" }.Select(symbols.Find).OfType<INamedTypeSymbol>().ToArray();
        if (!symbols.IsTestProject && responses.Length > 0)
            context.RegisterOperationAction(operation => Analyze(operation, responses), OperationKind.SimpleAssignment);
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol[] responses)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation { Property.Name: "WriteIndented", Instance: { } options }
            && assignment.Value.ConstantValue is { HasValue: true, Value: true }
            && IsForResponses(options, assignment, responses)
            && !IsConditional(assignment))
        {
            context.Report(Rule, assignment.Syntax.GetLocation());
        }
    }

    private static bool IsForResponses(IOperation options, IOperation assignment, INamedTypeSymbol[] responses)
    {
        if (options is IPropertyReferenceOperation property)
            return Array.Exists(responses, type => SymbolEqualityComparer.Default.Equals(type, property.Property.ContainingType));

        // new JsonSerializerOptions { WriteIndented = true }, handed to what writes a response.
        return options is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }
            && assignment.Parent is IObjectOrCollectionInitializerOperation { Parent: { } creation }
            && creation.User() is IArgumentOperation argument
            && argument.Parent switch
            {
                IInvocationOperation call => call.TargetMethod.ContainingType.Name is "Results" or "TypedResults" or "HttpResponseJsonExtensions" && IsAspNetCore(call.TargetMethod),
                IObjectCreationOperation { Constructor: { ContainingType.Name: "JsonResult" } constructor } => IsAspNetCore(constructor),
                _ => false,
            };
    }

    private static bool IsAspNetCore(ISymbol symbol) => symbol.ContainingNamespace.ToDisplayString().StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal);

    /// <summary>A condition around it, also around the lambda that configures: mostly the question whether this is a developer's machine.</summary>
    private static bool IsConditional(IOperation operation) =>
        operation.Ancestors().Any(ancestor => ancestor is IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation);
}
