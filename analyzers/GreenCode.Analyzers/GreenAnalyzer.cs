using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GreenCode.Analyzers;

/// <summary>Base of every rule: it sets the analysis up once, so that a rule only says what it looks for.</summary>
public abstract class GreenAnalyzer(DiagnosticDescriptor rule) : DiagnosticAnalyzer
{
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(rule);

    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // Generated code is not analysed, so no rule finds anything there. With None the compiler would moreover read every token of a file that holds a finding, to see whether the finding lies in generated code.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(start => Register(start, KnownSymbols.Of(start.Compilation, start.Options)));
    }

    /// <summary>Registers what the rule looks at; nothing where the types it is about are absent.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, KnownSymbols symbols);
}
