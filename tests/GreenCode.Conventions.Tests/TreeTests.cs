using System.Xml.Linq;

namespace GreenCode.Conventions.Tests;

public class TreeTests
{
    private static IEnumerable<CSharpSource> ProductFiles => RepositoryFiles.CSharp.Where(file =>
        file.Path.StartsWith("profiler/", StringComparison.Ordinal) || file.Path.StartsWith("analyzers/", StringComparison.Ordinal));

    [Fact]
    public void The_root_holds_what_the_architecture_names_and_nothing_else() =>
        Convention.Holds(SourceTree.TopLevelViolations(RepositoryFiles.TopLevel, Architecture.Current.TopLevel));

    [Fact]
    public void A_file_holds_one_type_and_is_called_like_it() => Convention.Holds(ProductFiles.SelectMany(SourceTree.TypeViolations));

    [Fact]
    public void Namespaces_follow_folders()
    {
        var silent = Architecture.Current.FoldersWithoutNamespace;
        Convention.Holds(
            from project in RepositoryFiles.WithEnding(".csproj")
            let folder = Path.GetDirectoryName(project.Path)!.Replace('\\', '/')
            let root = XDocument.Parse(project.Text).Descendants("RootNamespace").FirstOrDefault()?.Value
                ?? Path.GetFileNameWithoutExtension(project.Path)
            from file in ProductFiles
            where file.Path.StartsWith(folder + "/", StringComparison.Ordinal)
            from violation in SourceTree.NamespaceViolations(file, folder, root, silent)
            select violation);
    }

    [Fact]
    public void A_stranger_at_the_root_and_a_missing_entry_are_named() => Assert.Equal(
        2, SourceTree.TopLevelViolations(["docs", "notes.txt"], ["docs", "README.md"]).Count());

    [Theory]
    [InlineData("class A; class B;", "holds 2 types (A, B)")]
    [InlineData("class A; delegate void B();", "holds 2 types (A, B)")]
    [InlineData("namespace N; enum B { One }", "holds the type B")]
    public void A_second_type_and_another_name_are_named(string text, string expected) =>
        Assert.Contains(expected, Assert.Single(SourceTree.TypeViolations(new(new("profiler/P/A.cs", text)))));

    [Theory]
    [InlineData("namespace P; class A { class Nested; }")]
    [InlineData("return 0;")]
    public void Nested_types_and_programs_are_fine(string text) => Assert.Empty(SourceTree.TypeViolations(new(new("profiler/P/A.cs", text))));

    [Theory]
    [InlineData("namespace P;", "its folder says P.Folder")]
    [InlineData("namespace P.Folder { class A; }", "write 'namespace P.Folder;'")]
    public void A_namespace_that_is_not_its_folder_or_has_a_block_is_named(string text, string expected) =>
        Assert.Contains(expected, Assert.Single(SourceTree.NamespaceViolations(new(new("profiler/P/Folder/A.cs", text)), "profiler/P", "P", [])));

    [Theory]
    [InlineData("profiler/P/Units/A.cs", "P")]
    [InlineData("profiler/P/Units/Small/A.cs", "P.Small")]
    [InlineData("profiler/P/Polyfills/A.cs", "System")]
    [InlineData("profiler/P/Polyfills/A.cs", "System.Runtime.CompilerServices")]
    public void Folders_that_the_architecture_names_add_nothing(string path, string expected) => Assert.Empty(SourceTree.NamespaceViolations(
        new(new(path, $"namespace {expected};")), "profiler/P", "P", ["profiler/P/Units"]));
}
