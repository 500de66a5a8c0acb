using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace GreenCode.Analyzers.Tests;

/// <summary>A rule whose types are not there must cost nothing.</summary>
public class RegistrationTests
{
    /// <summary>About the language itself: loops over fields, strings, exceptions and the names of enums.</summary>
    private static readonly string[] NeedNoType = ["GRN0101", "GRN0501", "GRN0701", "GRN0706"];

    /// <summary>About what a package or ASP.NET Core brings.</summary>
    private static readonly string[] NeedPackage =
        ["GRN0206", "GRN0302", "GRN0303", "GRN0304", "GRN0305", "GRN0306", "GRN0309", "GRN0313", "GRN0405", "GRN0702", "GRN0707", "GRN0804"];

    private const string Bare =
        """
        namespace System
        {
            public class Object { }
            public abstract class ValueType { }
            public abstract class Enum : ValueType { }
            public class Attribute { }
            public struct Void { }
            public struct Boolean { }
            public struct Int32 { }
            public sealed class String { }
        }
        """;

    [Theory, MemberData(nameof(RuleCatalog.Ids), MemberType = typeof(RuleCatalog))]
    public async Task Without_the_types_it_is_about_a_rule_registers_nothing(string id)
    {
        var registered = await RegisteredAsync(id, []);

        Assert.Equal(NeedNoType.Contains(id), registered > 0);
    }

    [Theory, MemberData(nameof(RuleCatalog.Ids), MemberType = typeof(RuleCatalog))]
    public async Task Rules_about_packages_register_nothing_in_a_program_without_them(string id)
    {
        var registered = await RegisteredAsync(id, await ReferenceAssemblies.Net.Net80.ResolveAsync(LanguageNames.CSharp, TestContext.Current.CancellationToken));

        // GRN0703 and GRN0902 are about files.
        Assert.Equal(!NeedPackage.Contains(id) && id is not ("GRN0703" or "GRN0902"), registered > 0);
    }

    /// <summary>How many operations, symbols and syntax nodes the rule wants to see; files are not counted, for only those that the build hands over cost anything.</summary>
    private static async Task<int> RegisteredAsync(string id, ImmutableArray<MetadataReference> references)
    {
        var analyzer = (DiagnosticAnalyzer)Activator.CreateInstance(RuleCatalog.Get(id).AnalyzerType)!;
        var compilation = CSharpCompilation.Create(
            "Program",
            [CSharpSyntaxTree.ParseText(references.IsEmpty ? Bare : "", cancellationToken: TestContext.Current.CancellationToken)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var run = compilation.WithAnalyzers([analyzer], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        Assert.Empty(await run.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));
        var actions = await run.GetAnalyzerTelemetryInfoAsync(analyzer, TestContext.Current.CancellationToken);
        return actions.OperationActionsCount + actions.OperationBlockActionsCount + actions.OperationBlockStartActionsCount
            + actions.SyntaxNodeActionsCount + actions.SyntaxTreeActionsCount + actions.SemanticModelActionsCount
            + actions.SymbolActionsCount + actions.SymbolStartActionsCount + actions.CodeBlockActionsCount + actions.CodeBlockStartActionsCount;
    }
}
