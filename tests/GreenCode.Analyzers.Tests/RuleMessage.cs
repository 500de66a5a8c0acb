using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace GreenCode.Analyzers.Tests;

/// <summary>What a rule says, in a language.</summary>
internal static class RuleMessage
{
    public static async Task Is<TAnalyzer>(string source, string language, string message) where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var references = await ReferenceAssemblies.Net.Net80.ResolveAsync(LanguageNames.CSharp, CancellationToken.None);
        var compilation = CSharpCompilation.Create("Test", [CSharpSyntaxTree.ParseText(source)], references, new(OutputKind.DynamicallyLinkedLibrary));
        var diagnostic = Assert.Single(await compilation.WithAnalyzers([new TAnalyzer()]).GetAnalyzerDiagnosticsAsync());
        Assert.Equal(message, diagnostic.GetMessage(CultureInfo.GetCultureInfo(language)));
    }
}
