using Microsoft.CodeAnalysis;
using Rule = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Rules.Configuration.OptimisationTurnedOff.OptimisationTurnedOffAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;

using Fix = GreenCode.Analyzers.Tests.FileFixVerifier<
    GreenCode.Analyzers.Rules.Configuration.OptimisationTurnedOff.OptimisationTurnedOffAnalyzer, GreenCode.Analyzers.Rules.Configuration.OptimisationTurnedOff.OptimisationTurnedOffFixer>;

namespace GreenCode.Analyzers.Tests.Rules.Configuration;

public class OptimisationTurnedOffTests
{
    private const string Program = "System.Console.WriteLine();";

    [Theory]
    [InlineData("<Project><PropertyGroup>[|<Optimize>false</Optimize>|]</PropertyGroup></Project>")]
    [InlineData("<Project>\n<Optimizes/>[|<optimize Condition='true'>False</optimize>|]</Project>")]
    [InlineData("[|<Project>|]\n</Project>")]
    [InlineData("[|<Project><Optimize/>|]\n</Project>")]
    [InlineData("[|<Optimize|]")]
    public Task A_release_without_optimisation_is_reported_at_the_property_or_the_first_line(string project) => Rule.Warns(Program, Release(project));

    [Fact]
    public Task A_library_is_reported_too() => Rule.Warns(
        "class C { }", Platform.Net80.WithFile("/project/Library.csproj", "<Project>[|<Optimize>false</Optimize>|]</Project>").WithProperty("Configuration", "release"));

    [Fact]
    public Task An_optimised_release_is_left_alone() => Rule.Ignores(Program, Release("<Project />") with { Optimization = OptimizationLevel.Release });

    [Theory]
    [InlineData("Debug")]
    [InlineData("ReleaseForDebugging")]
    [InlineData("")]
    public Task Other_configurations_are_left_alone(string configuration) =>
        Rule.Ignores(Program, Platform.Net80.AsProgram().WithFile("/project/Service.csproj", "<Project />").WithProperty("Configuration", configuration));

    [Fact]
    public Task Test_projects_are_left_alone() => Rule.Ignores(Program, Release("<Project />").WithProperty("IsTestProject", "true"));

    /// <remarks>Once removed, the compiler would be told to optimise; here it is not, so the finding stays and is shown at the first line.</remarks>
    [Theory]
    [InlineData("<Project>\n  <PropertyGroup>\n    <Nullable>enable</Nullable>\n    <Optimize>false</Optimize>\n  </PropertyGroup>\n</Project>\n", "<Project>\n  <PropertyGroup>\n    <Nullable>enable</Nullable>\n  </PropertyGroup>\n</Project>\n")]
    [InlineData("<Project>\n  <PropertyGroup Condition=\"'$(Configuration)' == 'Release'\">\n    <Optimize>False</Optimize>\n  </PropertyGroup>\n  <ItemGroup />\n</Project>\n", "<Project>\n  <ItemGroup />\n</Project>\n")]
    [InlineData("<Project><PropertyGroup><Nullable>enable</Nullable><Optimize>false</Optimize></PropertyGroup></Project>", "<Project><PropertyGroup><Nullable>enable</Nullable></PropertyGroup></Project>")]
    public Task The_fix_removes_the_line(string project, string repaired) => Fix.FixesOnce("/project/Service.csproj", project, repaired, "Release");

    [Theory]
    [InlineData("<Project />")]
    [InlineData("<Project><PropertyGroup Condition=\"'$(Configuration)' == 'Debug'\"><Optimize>false</Optimize></PropertyGroup></Project>")]
    [InlineData("<Project><PropertyGroup><Optimize Condition=\"'$(Old)' != ''\">false</Optimize></PropertyGroup></Project>")]
    [InlineData("<Project><PropertyGroup><Optimize>true</Optimize></PropertyGroup></Project>")]
    [InlineData("<Project><PropertyGroup><Optimize>false</Optimize></PropertyGroup><PropertyGroup><Optimize>true</Optimize></PropertyGroup></Project>")]
    [InlineData("<Project><PropertyGroup><Optimize>false</Optimize></PropertyGroup>")]
    public Task No_fix_is_offered_where_another_configuration_may_need_the_line(string project) => Fix.OffersNoFix("/project/Service.csproj", project, "Release");

    private static Platform Release(string project) => Platform.Net80.AsProgram().WithFile("/project/Service.csproj", project).WithProperty("Configuration", "Release");
}
