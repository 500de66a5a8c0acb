using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.InputOutput.ForcedCollection;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ForcedCollectionAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0806";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.InputOutput, DiagnosticSeverity.Warning, typeof(ForcedCollectionAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        // Measuring code collects on purpose.
        if (symbols.IsTestProject || symbols.Find("BenchmarkDotNet.Attributes.BenchmarkAttribute") is not null || symbols.Find("System.GC") is not { } gc)
            return;
        context.RegisterOperationAction(operation => Analyze(operation, gc, symbols.RequestPath), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol gc, RequestPath requests)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is not ("Collect" or "GetTotalMemory")
            || !SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, gc)
            || !ForcesCollection(call)
            || call.RunsOnce(context.ContainingSymbol)
            || IsMeasurement(call, gc)
            || IsForDiagnosis(context.ContainingSymbol)
            || IsConditional(context.ContainingSymbol))
        {
            return;
        }

        var isOften = call.EnclosingLoop() is not null || requests.Contains(call, context.ContainingSymbol);
        context.Report(Rule, isOften ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info, call.Syntax.GetLocation());
    }

    /// <summary>Optimized leaves it to the collector whether anything has to be done; the youngest generation is cheap and collected all the time.</summary>
    private static bool ForcesCollection(IInvocationOperation call) => call.TargetMethod.Name == "GetTotalMemory"
        ? call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: true } && call.EnclosingLoop() is not null
        : !call.Arguments.Any(argument => argument is { Parameter.Name: "mode", Value.ConstantValue: { HasValue: true, Value: (int)GCCollectionMode.Optimized } }
            or { Parameter.Name: "generation", Value.ConstantValue: { HasValue: true, Value: 0 } });

    /// <summary>A method that asks for the memory in use, or times something, wants a clean start; assemblies are unloaded by a collection only; who hands the working set back does so on purpose.</summary>
    private static bool IsMeasurement(IInvocationOperation call, INamedTypeSymbol gc) => call.Root().Descendants().Any(part => part switch
    {
        IInvocationOperation other when other != call => (SymbolEqualityComparer.Default.Equals(other.TargetMethod.ContainingType, gc)
                && other.TargetMethod.Name is "GetTotalMemory" or "GetAllocatedBytesForCurrentThread" or "GetTotalAllocatedBytes" or "CollectionCount" or "GetGCMemoryInfo")
            || (other.TargetMethod.ContainingType is { Name: "Stopwatch" } && other.TargetMethod.IsStatic)
            || other.TargetMethod is { Name: "Unload", ContainingType.Name: "AssemblyLoadContext" }
            || other.TargetMethod.Name is "EmptyWorkingSet" or "SetProcessWorkingSetSize" or "SetProcessWorkingSetSizeEx",
        IPropertyReferenceOperation { Property.Name: "IsAlive", Property.ContainingType.Name: "WeakReference" } => true,
        _ => false,
    });

    /// <summary>A command by which somebody looks how the program does.</summary>
    private static bool IsForDiagnosis(ISymbol member)
    {
        for (var symbol = member; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol.Name.IndexOf("Debug", StringComparison.Ordinal) >= 0 || symbol.Name.IndexOf("Diagnos", StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }

    private static bool IsConditional(ISymbol member) => member is IMethodSymbol method && method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ConditionalAttribute");
}
