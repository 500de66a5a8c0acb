using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace GreenCode.Benchmarks.Corpus;

/// <summary>
/// A foreign code base as far as it compiles from its sources alone: what a package that is not to be had or a source generator would have given
/// is missing, and a rule finds nothing there. <see cref="BoundShare"/> says how much that is.
/// </summary>
internal sealed class CodeBase
{
    private static readonly string[] ImplicitUsings =
        ["System", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks", "System.Collections.Generic"];

    private static readonly string[] WebUsings =
    [
        "System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing",
        "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    ];

    private static readonly CSharpParseOptions Parse = new(
        LanguageVersion.Preview,
        DocumentationMode.Parse,
        preprocessorSymbols: ["NET", "NETCOREAPP", "NET10_0", .. Enumerable.Range(5, 6).Select(version => $"NET{version}_0_OR_GREATER"), "NETCOREAPP3_1_OR_GREATER", "RELEASE"]);

    private CodeBase(string root, ImmutableArray<string> missingPackages, ImmutableArray<CSharpCompilation> compilations)
    {
        (Root, MissingPackages, Compilations) = (root, missingPackages, compilations);
        Lines = compilations.SelectMany(compilation => compilation.SyntaxTrees).Sum(tree => (long)tree.GetText().Lines.Count);
    }

    /// <summary>The full path of the folder of its sources.</summary>
    public string Root { get; }

    public string Name => Path.GetFileName(Root);

    public ImmutableArray<string> MissingPackages { get; }

    /// <summary>One per project that holds no tests.</summary>
    public ImmutableArray<CSharpCompilation> Compilations { get; }

    public long Lines { get; }

    /// <param name="root">The folder of its sources.</param>
    /// <param name="work">Where its packages may be restored.</param>
    public static CodeBase Load(string root, string work)
    {
        root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        var projects = SourceProject.FindAll(root).Where(project => !project.IsTest && project.Sources.Length > 0).ToDictionary(project => project.Path, StringComparer.Ordinal);
        var references = References.Restore(projects.Values.SelectMany(project => project.Packages), Path.Combine(work, Path.GetFileName(root)));
        var done = new Dictionary<string, CSharpCompilation?>(StringComparer.Ordinal);
        foreach (var project in projects.Values)
            Compile(project);
        return new(root, references.MissingPackages, [.. done.Values.OfType<CSharpCompilation>()]);

        CSharpCompilation? Compile(SourceProject project)
        {
            if (done.TryGetValue(project.Path, out var compiled))
                return compiled;

            done[project.Path] = null;
            var others = Closure(project).Select(Compile).OfType<CSharpCompilation>().Select(other => other.ToMetadataReference());
            return done[project.Path] = CSharpCompilation.Create(
                project.Name,
                [GlobalUsings(project), .. project.Sources.Select(file => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(file), Encoding.UTF8), Parse, file))],
                [.. references.Assemblies, .. others],
                new CSharpCompilationOptions(project.Output, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: true));
        }

        IEnumerable<SourceProject> Closure(SourceProject project)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal) { project.Path };
            var open = new Queue<string>(project.ProjectReferences);
            while (open.TryDequeue(out var path))
            {
                if (!seen.Add(path) || !projects.TryGetValue(path, out var other))
                    continue;
                foreach (var next in other.ProjectReferences)
                    open.Enqueue(next);
                yield return other;
            }
        }
    }

    /// <summary>What these analyzers report, by rule and place; the rules in <paramref name="warn"/> are switched on, whatever they are by default.</summary>
    public ImmutableArray<Hit> Analyze(ImmutableArray<DiagnosticAnalyzer> analyzers, IEnumerable<string> warn)
    {
        var severities = warn.ToDictionary(id => id, _ => ReportDiagnostic.Warn, StringComparer.Ordinal);
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        return [.. Compilations
            .SelectMany(compilation => compilation
                .WithOptions(compilation.Options.WithSpecificDiagnosticOptions(severities))
                .WithAnalyzers(analyzers, options)
                .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult())
            .Select(diagnostic => Hit.Of(diagnostic, this))
            .OrderBy(hit => hit.Rule, StringComparer.Ordinal).ThenBy(hit => hit.File, StringComparer.Ordinal).ThenBy(hit => hit.Line)];
    }

    /// <summary>The share of the calls whose method the compiler knows: only these can be found by a rule.</summary>
    public double BoundShare()
    {
        long calls = 0, bound = 0;
        foreach (var compilation in Compilations)
        {
            Parallel.ForEach(compilation.SyntaxTrees, tree =>
            {
                var model = compilation.GetSemanticModel(tree);
                var known = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Select(call => model.GetSymbolInfo(call).Symbol is not null).ToList();
                Interlocked.Add(ref calls, known.Count);
                Interlocked.Add(ref bound, known.Count(symbol => symbol));
            });
        }

        return calls == 0 ? 0 : (double)bound / calls;
    }

    private static SyntaxTree GlobalUsings(SourceProject project)
    {
        var usings = (project.HasImplicitUsings ? ImplicitUsings : []).Concat(project.HasImplicitUsings && project.IsWeb ? WebUsings : []).Select(space => $"global using {space};");
        return CSharpSyntaxTree.ParseText(string.Join('\n', usings.Concat(project.Usings)), Parse, "GlobalUsings.g.cs");
    }
}
