namespace GreenCode.Conventions.Tests;

public class StageOrderTests
{
    private static readonly StageOrder Order = StageOrder.Parse("Model < Sampling < Reporting < Gates, Exporters");

    [Fact]
    public void A_stage_uses_only_the_stages_to_its_left() => Convention.Holds(Architecture.Current.StageOrder.Violations(
        [.. RepositoryFiles.CSharp.Where(file => file.Path.StartsWith(StageOrder.ProjectFolder, StringComparison.Ordinal))]));

    [Fact]
    public void No_project_wide_import_hides_a_stage() => Convention.Holds(
        from project in RepositoryFiles.WithEnding("GreenCode.Profiler.csproj", "Directory.Build.props", "Directory.Build.targets")
        where project.Text.Contains("<Using Include=\"GreenCode.Profiler", StringComparison.Ordinal)
        select $"{project.Path} imports a namespace of GreenCode.Profiler for the whole project, which hides who uses whom.");

    [Theory]
    [InlineData("using GreenCode.Profiler.Reporting;")]
    [InlineData("using static GreenCode.Profiler.Reporting.EnergyRecord;")]
    [InlineData("using R = GreenCode.Profiler.Reporting;")]
    [InlineData("class Some { GreenCode.Profiler.Reporting.EnergyRecord? _record; }")]
    [InlineData("class Some { global::GreenCode.Profiler.Reporting.EnergyRecord? _record; }")]
    [InlineData("class Some { Profiler.Reporting.EnergyRecord? _record; }")]
    [InlineData("class Some { List<Reporting.EnergyRecord>? _records; }")]
    [InlineData("class Some { string Text => $\"{Reporting.EnergyRecord.Version}\"; }")]
    public void Every_way_to_point_to_the_right_is_found(string code)
    {
        var violation = Assert.Single(Violations(("Sampling/Some.cs", "\n" + code), ("Reporting/EnergyRecord.cs", "class EnergyRecord;")));

        Assert.StartsWith("profiler/GreenCode.Profiler/Sampling/Some.cs(2): ", violation);
        Assert.Contains("Sampling -> Reporting", violation);
    }

    [Theory]
    [InlineData("/// <see cref=\"GreenCode.Profiler.Reporting.EnergyRecord\"/>\nclass Some;")]
    [InlineData("class Some { string Text => \"GreenCode.Profiler.Reporting\"; }")]
    [InlineData("class Some(Other other) { int Count => other.Reporting.EnergyRecord.Count; }")]
    [InlineData("class Some { int[] Reporting = []; int Count => Reporting.Length; }")]
    [InlineData("using GreenCode.Profiler.Model;")]
    [InlineData("using GreenCode.Profiler.Sampling.Perf;")]
    public void Comments_strings_members_and_the_left_are_no_violation(string code) =>
        Assert.Empty(Violations(("Sampling/Some.cs", code), ("Reporting/EnergyRecord.cs", "class EnergyRecord;")));

    [Fact]
    public void Stages_of_the_same_rank_know_nothing_of_each_other() =>
        Assert.Contains("Gates -> Exporters", Assert.Single(Violations(("Gates/Gate.cs", "using GreenCode.Profiler.Exporters;"))));

    [Fact]
    public void A_stage_knows_nothing_of_what_joins_the_stages() => Assert.Contains(
        "Reporting -> the root",
        Assert.Single(Violations(
            ("Reporting/R.cs", "class R { EnergyProfiler? _profiler; }"),
            ("EnergyProfiler.cs", "using GreenCode.Profiler.Gates; class EnergyProfiler;"))));

    [Fact]
    public void A_folder_without_a_rank_is_named() => Assert.Contains("the folder Extras", Assert.Single(Violations(("Extras/E.cs", "class E;"))));

    [Fact]
    public void A_global_import_is_named() =>
        Assert.Contains("for the whole project", Assert.Single(Violations(("Imports.cs", "global using GreenCode.Profiler.Reporting;"))));

    private static IEnumerable<string> Violations(params (string Path, string Text)[] files) =>
        Order.Violations([.. files.Select(file => new CSharpSource(new(StageOrder.ProjectFolder + file.Path, file.Text)))]);
}
