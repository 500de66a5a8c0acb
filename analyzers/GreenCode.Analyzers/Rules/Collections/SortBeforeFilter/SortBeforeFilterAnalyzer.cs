using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Collections.SortBeforeFilter;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SortBeforeFilterAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0605";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Collections, DiagnosticSeverity.Info, typeof(SortBeforeFilterAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!symbols.IsTestProject && symbols.Find("System.Linq.Enumerable") is { } enumerable)
            context.RegisterOperationAction(operation => Analyze(operation, enumerable, symbols.RequestPath), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol enumerable, RequestPath requests)
    {
        var call = (IInvocationOperation)context.Operation;
        if (SortedQuery.Of(call, enumerable) is { } query
            && TakesOnlyTheElement(call)
            && !MayRemember(call.Arguments[1].Value)
            && !DropsOneAtMost(call.Arguments[1].Value)
            && !call.RunsOnce(context.ContainingSymbol)
            && !call.IsInsideExpressionTree())
        {
            var pays = query.Sort.Arguments[0].Value.Size() is Amount.Many || requests.Contains(call, context.ContainingSymbol);
            var isSmall = IsByHand(call.Arguments[0].Value);
            context.Report(Rule, pays && !isSmall ? DiagnosticSeverity.Info : DiagnosticSeverity.Hidden, Location(query), query.Sort.TargetMethod.Name);
        }
    }

    /// <summary>Whether one of the keys is a place in an order made by hand.</summary>
    private static bool IsByHand(IOperation sorted) =>
        sorted.WithoutConversion() is IInvocationOperation { TargetMethod.Name: "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending", Arguments: [{ } source, { } key, ..] }
        && (key.Descendants().Any(part => part is IPropertyReferenceOperation property && property.Property.IsPlaceInOrder()) || IsByHand(source.Value));

    /// <summary>The other overload hands the predicate the position too, which the sort decides.</summary>
    private static bool TakesOnlyTheElement(IInvocationOperation where) => where.TargetMethod.Parameters[1].Type is INamedTypeSymbol { TypeArguments.Length: 2 };

    /// <summary>Whether a predicate could notice in which order it sees the elements: it sets something, or calls what may remember.</summary>
    private static bool MayRemember(IOperation predicate) => (predicate.WithoutConversion() as IDelegateCreationOperation)?.Target switch
    {
        IAnonymousFunctionOperation lambda => Remembers(lambda, call => !IsQuestion(call) && !IsPure(call.TargetMethod, call)),
        IMethodReferenceOperation method => !IsPure(method.Method, method),
        _ => true,
    };

    private static bool Remembers(IOperation body, Func<IInvocationOperation, bool> mayRemember) =>
        body.Descendants().Any(part => part is IAssignmentOperation or IIncrementOrDecrementOperation or IAwaitOperation || (part is IInvocationOperation call && mayRemember(call)));

    /// <summary>A static method of the same file that sets nothing and calls nothing but questions.</summary>
    private static bool IsPure(IMethodSymbol method, IOperation use) =>
        method is { IsStatic: true, MethodKind: MethodKind.Ordinary, DeclaringSyntaxReferences: [var declaration] }
        && declaration.SyntaxTree == use.Syntax.SyntaxTree
        && use.SemanticModel?.GetOperation(declaration.GetSyntax()) is { } body
        && !Remembers(body, call => !IsQuestion(call));

    /// <summary>A filter that keeps what is not equal to one value saves the sort one element.</summary>
    private static bool DropsOneAtMost(IOperation predicate) =>
        predicate.WithoutConversion() is IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Symbol.Parameters: [{ } element], Body.Operations: [IReturnOperation { ReturnedValue: { } kept }] } lambda }
        && Unequal(kept) is var (left, right)
        && (left.Is(element) && !right.DependsOn(lambda) || right.Is(element) && !left.DependsOn(lambda));

    private static (IOperation Left, IOperation Right)? Unequal(IOperation kept) => kept.WithoutConversion() switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } comparison => (comparison.LeftOperand.WithoutConversion(), comparison.RightOperand.WithoutConversion()),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: { } operand } when operand.WithoutConversion() is IInvocationOperation { TargetMethod.Name: "Equals" } equality => equality switch
        {
            { Instance: { } instance, Arguments: [{ } other, ..] } => (instance.WithoutConversion(), other.Value.WithoutConversion()),
            { Instance: null, Arguments: [{ } first, { } second, ..] } => (first.Value.WithoutConversion(), second.Value.WithoutConversion()),
            _ => null,
        },
        _ => null,
    };

    /// <summary>Comparisons, and methods of the framework that answer a question and change nothing.</summary>
    private static bool IsQuestion(IInvocationOperation call) =>
        call.TargetMethod.Name is "Compare" or "CompareTo" or "Equals"
        || call.TargetMethod.ContainingNamespace is { } space && (space.ToDisplayString() is "System" or "System.Linq" or "System.Collections.Generic" or "System.Text.RegularExpressions" or "System.IO")
        && call.TargetMethod.Name is "Contains" or "ContainsKey" or "StartsWith" or "EndsWith" or "Equals" or "IsNullOrEmpty" or "IsNullOrWhiteSpace" or "Any" or "All" or "Count" or "First"
            or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Sum" or "Min" or "Max" or "CompareTo" or "Compare" or "IsMatch" or "ToString" or "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant"
            or "Trim" or "Substring" or "IndexOf" or "HasFlag" or "IsDigit" or "IsLetter" or "Abs" or "AddDays" or "AddMonths" or "AddYears" or "GetExtension" or "GetFileName" or "Where" or "Select" or "Exists";

    /// <summary>The name of the sorting method; in query syntax the clause that comes too late.</summary>
    private static Location Location(SortedQuery query) => query.Sort.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: { } name } }
        ? name.GetLocation()
        : query.Call.Syntax.GetLocation();
}
