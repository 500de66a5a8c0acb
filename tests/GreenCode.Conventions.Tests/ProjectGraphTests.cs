using System.Collections.Immutable;

namespace GreenCode.Conventions.Tests;

public class ProjectGraphTests
{
    private static ImmutableArray<ProjectFile> Projects { get; } =
    [
        .. RepositoryFiles.WithEnding(".csproj", "Directory.Build.props", "Directory.Build.targets")
            .Where(file => !RepositoryFiles.IsData(file.Path))
            .Select(ProjectFile.Parse),
    ];

    [Fact]
    public void Projects_reference_only_what_the_architecture_allows() =>
        Convention.Holds(ProjectGraph.Violations(Projects, Architecture.Current.Projects));

    [Fact]
    public void Every_project_is_in_the_solution() => Convention.Holds(ProjectGraph.SolutionViolations(
        RepositoryFiles.Read("GreenCode.sln"),
        [.. Projects.Select(project => project.Path).Where(path => path.EndsWith(".csproj", StringComparison.Ordinal))]));

    [Fact]
    public void Package_versions_stand_only_in_the_central_file() => Convention.Holds(ProjectGraph.VersionViolations(Projects));

    [Fact]
    public void A_reference_that_is_not_in_the_table_is_named()
    {
        var project = Parse("""<ProjectReference Include="..\Profiler\GreenCode.Profiler.csproj" />""");

        var violation = Assert.Single(ProjectGraph.Violations([project], [new("A", [], [])]));

        Assert.Contains("A -> GreenCode.Profiler", violation);
    }

    [Fact]
    public void A_package_that_is_not_in_the_table_is_named()
    {
        var project = Parse("""<PackageReference Include="Known;Heavy.Package" />""");

        var violation = Assert.Single(ProjectGraph.Violations([project], [new("A", [], ["Known"])]));

        Assert.Contains("Heavy.Package", violation);
    }

    [Fact]
    public void A_project_without_a_row_and_a_row_without_a_project_are_named()
    {
        var violations = ProjectGraph.Violations([Parse("")], [new("Gone", [], [])]).ToList();

        Assert.Equal(2, violations.Count);
        Assert.Contains("a/A.csproj has no row", violations[0]);
        Assert.Contains("a row for Gone", violations[1]);
    }

    [Fact]
    public void A_props_file_needs_a_row_only_when_it_adds_references()
    {
        var quiet = ProjectFile.Parse(new("a/Directory.Build.props", "<Project />"));
        var adding = ProjectFile.Parse(new(
            "b/Directory.Build.props", """<Project><ItemGroup><PackageReference Include="P" /></ItemGroup></Project>"""));

        var violation = Assert.Single(ProjectGraph.Violations([quiet, adding], []));

        Assert.StartsWith("b/Directory.Build.props", violation);
    }

    [Theory]
    [InlineData("""<ProjectReference Include="B.csproj" OutputItemType="Analyzer" />""")]
    [InlineData("""<ProjectReference Include="B.csproj"><ReferenceOutputAssembly>false</ReferenceOutputAssembly></ProjectReference>""")]
    public void A_reference_that_gives_the_code_nothing_is_free(string reference) =>
        Assert.Empty(ProjectGraph.Violations([Parse(reference)], [new("A", [], [])]));

    [Theory]
    [InlineData("""<PackageReference Include="P" Version="1.0.0" />""")]
    [InlineData("""<PackageReference Include="P" VersionOverride="1.0.0" />""")]
    [InlineData("""<PackageReference Include="P"><Version>1.0.0</Version></PackageReference>""")]
    [InlineData("""<PackageVersion Include="P" Version="1.0.0" />""")]
    public void A_version_in_a_project_is_named(string item) =>
        Assert.Contains("version of P", Assert.Single(ProjectGraph.VersionViolations([Parse(item)])));

    [Fact]
    public void A_project_outside_the_solution_and_one_that_is_gone_are_named()
    {
        const string Solution = """
            Project("{FAE04EC0}") = "B", "b\B.csproj", "{1}"
            EndProject
            Project("{2150E333}") = "folder", "folder", "{2}"
            """;

        var violations = ProjectGraph.SolutionViolations(Solution, ["a/A.csproj"]).ToList();

        Assert.Equal(2, violations.Count);
        Assert.Contains("dotnet sln GreenCode.sln add a/A.csproj", violations[0]);
        Assert.Contains("b/B.csproj, which does not exist", violations[1]);
    }

    private static ProjectFile Parse(string item) => ProjectFile.Parse(new("a/A.csproj", $"<Project><ItemGroup>{item}</ItemGroup></Project>"));
}
