using System.Collections.Immutable;

namespace GreenCode.Conventions.Tests;

public class PlacementTests
{
    private static readonly ImmutableArray<PlacedName> Names =
    [
        new("LibraryImport", ["profiler/Perf/"]),
        new("Console", ["profiler/Cli/"]),
        new("Microsoft.Diagnostics.Tracing", ["tests/"]),
        new("DateTime.Now", []),
    ];

    [Fact]
    public void Names_stand_only_where_the_architecture_puts_them() => Convention.Holds(
        from file in RepositoryFiles.CSharp
        from violation in Placement.Violations(file, Architecture.Current.Placement)
        select violation);

    [Fact]
    public void The_architecture_places_the_outside_world() => Assert.Superset(
        new HashSet<string> { "DllImport", "LibraryImport", "Console", "DateTime.Now", "Microsoft.Diagnostics.Tracing" },
        Architecture.Current.Placement.Select(name => name.Name).ToHashSet());

    [Theory]
    [InlineData("[LibraryImport(\"libc\")] static partial int Get();")]
    [InlineData("[System.Runtime.InteropServices.LibraryImport(\"libc\")] static partial int Get();")]
    [InlineData("void Say() => Console.WriteLine();")]
    [InlineData("void Say() => System.Console.WriteLine();")]
    [InlineData("DateTime Time => DateTime.Now;")]
    [InlineData("Microsoft.Diagnostics.Tracing.TraceEvent? Last;")]
    public void A_name_out_of_its_place_is_found(string member) =>
        Assert.StartsWith("profiler/A.cs(1): ", Assert.Single(Violations("profiler/A.cs", member)));

    [Theory]
    [InlineData("profiler/Perf/A.cs", "[LibraryImport(\"libc\")] static partial int Get();")]
    [InlineData("profiler/Cli/A.cs", "void Say() => Console.WriteLine();")]
    [InlineData("profiler/A.cs", "Spectre.Console.IAnsiConsole? Terminal;")]
    [InlineData("profiler/A.cs", "string Text => \"Console.WriteLine\"; // Console.WriteLine")]
    [InlineData("profiler/A.cs", "DateTime Time => DateTime.UtcNow;")]
    public void A_name_in_its_place_is_none_of_our_business(string path, string member) => Assert.Empty(Violations(path, member));

    private static IEnumerable<string> Violations(string path, string member) =>
        Placement.Violations(new(new(path, $"class A {{ {member} }}")), Names);
}
