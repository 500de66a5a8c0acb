using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace GreenCode.Analyzers.Tests;

/// <summary>Runs a rule about a file that is no code, and its fixer on what it found there: one by one as an editor does, and all at once.</summary>
internal static class FileFixVerifier<TAnalyzer, TFixer>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFixer : CodeFixProvider, new()
{
    public static async Task Fixes(string path, string text, string repaired)
    {
        var file = await ProjectWith(path, text, configuration: null);
        Assert.Equal(repaired, await OneByOneAsync(file));
        Assert.Equal(repaired, await AllAtOnceAsync(file));
    }

    /// <summary>Where the rule goes by more than the file, so that a finding is left after the repair.</summary>
    public static async Task FixesOnce(string path, string text, string repaired, string configuration)
    {
        var file = await ProjectWith(path, text, configuration);
        var changed = await ChangedAsync(Assert.Single(await ActionsAsync(file, Assert.Single(await FindingsAsync(file.Project)))));
        Assert.Equal(repaired, (await changed.GetAdditionalDocument(file.Id)!.GetTextAsync()).ToString());
        Assert.Equal(repaired, await AllAtOnceAsync(file));
    }

    public static async Task OffersNoFix(string path, string text, string configuration)
    {
        var file = await ProjectWith(path, text, configuration);
        var findings = await FindingsAsync(file.Project);
        Assert.NotEmpty(findings);
        foreach (var finding in findings)
            Assert.Empty(await ActionsAsync(file, finding));
        Assert.Equal(text, await AllAtOnceAsync(file));
    }

    private static async Task<string> OneByOneAsync(TextDocument file)
    {
        for (var findings = await FindingsAsync(file.Project); findings.Length > 0; findings = await FindingsAsync(file.Project))
        {
            var action = Assert.Single(await ActionsAsync(file, findings[0]));
            file = (await ChangedAsync(action)).GetAdditionalDocument(file.Id)!;
        }

        return (await file.GetTextAsync()).ToString();
    }

    private static async Task<string> AllAtOnceAsync(TextDocument file)
    {
        var fixer = new TFixer();
        var source = file.Project.Documents.First();
        var context = new FixAllContext(source, fixer, FixAllScope.Solution, fixer.FixableDiagnosticIds[0], fixer.FixableDiagnosticIds, new Diagnostics(), CancellationToken.None);
        var solution = await fixer.GetFixAllProvider()!.GetFixAsync(context) is { } action ? await ChangedAsync(action) : file.Project.Solution;
        return (await solution.GetAdditionalDocument(file.Id)!.GetTextAsync()).ToString();
    }

    private static async Task<List<CodeAction>> ActionsAsync(TextDocument file, Diagnostic finding)
    {
        var actions = new List<CodeAction>();
        await new TFixer().RegisterCodeFixesAsync(new CodeFixContext(file, finding, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private static async Task<Solution> ChangedAsync(CodeAction action) =>
        Assert.Single((await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>()).ChangedSolution;

    private static async Task<ImmutableArray<Diagnostic>> FindingsAsync(Project project) =>
        await (await project.GetCompilationAsync())!.WithAnalyzers([new TAnalyzer()], project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();

    private static async Task<TextDocument> ProjectWith(string path, string text, string? configuration)
    {
        var references = await ReferenceAssemblies.Net.Net80.ResolveAsync(LanguageNames.CSharp, CancellationToken.None);
        var project = ProjectId.CreateNewId();
        var (program, file, config) = (DocumentId.CreateNewId(project), DocumentId.CreateNewId(project), DocumentId.CreateNewId(project));
        return new AdhocWorkspace().CurrentSolution
            .AddProject(project, "Service", "Service", LanguageNames.CSharp)
            .WithProjectCompilationOptions(project, new CSharpCompilationOptions(OutputKind.ConsoleApplication))
            .WithProjectMetadataReferences(project, references)
            .AddDocument(program, "Program.cs", "System.Console.WriteLine();")
            .AddAdditionalDocument(file, Path.GetFileName(path), SourceText.From(text), filePath: path)
            .AddAnalyzerConfigDocument(config, ".globalconfig", SourceText.From($"is_global = true\nbuild_property.Configuration = {configuration}\n"), filePath: "/.globalconfig")
            .GetAdditionalDocument(file)!;
    }

    private sealed class Diagnostics : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await FindingsAsync(project);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
