using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace GreenCode.Analyzers.Tests;

/// <summary>
/// Runs a rule on source where <c>[|…|]</c> marks what it must report, and on nothing else. Source and repaired source must compile.
/// Marks may also stand in the files of the <see cref="Platform"/>.
/// A rule without fixer has <see cref="EmptyCodeFixProvider"/> as <typeparamref name="TFixer"/>.
/// </summary>
internal static class RuleVerifier<TAnalyzer, TFixer>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFixer : CodeFixProvider, new()
{
    public static Task Warns(string source, Platform? on = null, string? member = null) => Run(source, null, DiagnosticSeverity.Warning, on, member);

    public static Task Suggests(string source, Platform? on = null, string? member = null) => Run(source, null, DiagnosticSeverity.Info, on, member);

    /// <summary>Reports, but so that neither the build nor the list of an editor shows it unless asked to.</summary>
    public static Task Hides(string source, Platform? on = null, string? member = null) => Run(source, null, DiagnosticSeverity.Hidden, on, member);

    /// <summary>Reports, with a severity that other tests look at.</summary>
    public static Task Finds(string source, Platform? on = null, string? member = null) => Run(source, null, null, on, member);

    public static Task Ignores(string source, Platform? on = null) => Run(source, null, null, on, null);

    /// <summary>Repairs one after another and all at once (in the document, the project, the solution), with the same outcome.</summary>
    public static Task Fixes(string source, string repaired, Platform? on = null) => Run(source, repaired, null, on, null);

    public static Task OffersNoFix(string source, Platform? on = null) => Run(source, source, null, on, null);

    private static async Task Run(string source, string? repaired, DiagnosticSeverity? severity, Platform? on, string? member)
    {
        on ??= Platform.Net80;
        var test = new Test(on)
        {
            TestCode = source,
            ReferenceAssemblies = on.References,
            TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck,
            DiagnosticVerifier = (diagnostic, _, verifier) =>
            {
                if (severity is not null)
                    verifier.Equal(severity, diagnostic.Severity);
                var names = diagnostic.Properties.TryGetValue(ReportExtensions.MemberProperty, out var id) && id is { Length: > 2 };
                verifier.True(names || !diagnostic.Location.IsInSource, "The diagnostic names no member.");
                if (member is not null)
                    verifier.Equal(member, id);
            },
        };
        test.TestState.OutputKind = on.Output;
        foreach (var (path, text) in on.Files)
        {
            if (Path.GetExtension(path) == ".cs")
                test.TestState.Sources.Add((path, text));
            else
                (Path.GetFileName(path) is ".editorconfig" or ".globalconfig" ? test.TestState.AnalyzerConfigFiles : test.TestState.AdditionalFiles).Add((path, text));
        }

        if (repaired is not null)
        {
            test.FixedCode = repaired;
            test.FixedState.OutputKind = on.Output;
        }

        if (on.SdkPack is not null)
        {
            test.ReferenceAssemblies = new ReferenceAssemblies("net10.0").AddPackages(on.References.Packages);
            test.TestState.AdditionalReferences.AddRange(new[] { on.SdkPack, on.ExtraSdkPack }.OfType<string>().SelectMany(folder => SdkPacks.ReferencesIn(folder)));
        }

        await test.RunAsync();
    }

    private sealed class Test(Platform platform) : CSharpCodeFixTest<TAnalyzer, TFixer, DefaultVerifier>
    {
        protected override ParseOptions CreateParseOptions() => ((CSharpParseOptions)base.CreateParseOptions()).WithLanguageVersion(platform.Language);

        protected override CompilationOptions CreateCompilationOptions() => base.CreateCompilationOptions().WithOptimizationLevel(platform.Optimization);

        /// <summary>Repaired code may need the generators that come with the framework, such as the one behind [GeneratedRegex].</summary>
        protected override IEnumerable<Type> GetSourceGenerators() => platform.References.TargetFramework == ReferenceAssemblies.Net.Net80.TargetFramework ? FrameworkGenerators.All : [];
    }
}
