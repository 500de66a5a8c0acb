using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GreenCode.Analyzers.Tests;

public class KnownSymbolsTests
{
    private static readonly MetadataReference Core = MetadataReference.CreateFromFile(typeof(object).Assembly.Location);

    [Theory]
    [InlineData("System.String")]
    [InlineData("System.Collections.Generic.IEnumerable`1")]
    [InlineData("Own.Space.Type")]
    [InlineData("Own.Space.Pair`2")]
    [InlineData("Global")]
    public void A_type_is_found_by_its_metadata_name(string name) =>
        Assert.Equal(name.Split('.')[^1], Find(name, "namespace Own.Space { class Type { } class Pair<A, B> { } } class Global { }")?.MetadataName);

    [Theory]
    [InlineData("System.Missing")]
    [InlineData("Missing.Space.Type")]
    [InlineData("Own.Space.Pair")]
    [InlineData("Own.Space.Pair`1")]
    [InlineData("own.space.Type")]
    public void What_is_not_there_is_not_found(string name) => Assert.Null(Find(name, "namespace Own.Space { class Type { } class Pair<A, B> { } }"));

    [Fact]
    public void Of_two_types_the_one_is_found_that_the_code_can_use() =>
        Assert.Equal("Open", Find("Own.Type", "", Library("Hidden", "namespace Own { class Type { } }"), Library("Open", "namespace Own { public class Type { } }"))?.ContainingAssembly.Name);

    [Fact]
    public void A_type_is_found_in_a_reference_that_has_only_an_alias() =>
        Assert.NotNull(Find("Own.Type", "", Library("Aliased", "namespace Own { public class Type { } }").WithAliases(["other"])));

    private static INamedTypeSymbol? Find(string name, string source, params MetadataReference[] libraries) =>
        KnownSymbols.Of(Compile("Program", source, libraries), new AnalyzerOptions(ImmutableArray<AdditionalText>.Empty)).Find(name);

    private static MetadataReference Library(string name, string source) => Compile(name, source).ToMetadataReference();

    private static CSharpCompilation Compile(string name, string source, params MetadataReference[] libraries) => CSharpCompilation.Create(
        name,
        [CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken)],
        [Core, .. libraries],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
