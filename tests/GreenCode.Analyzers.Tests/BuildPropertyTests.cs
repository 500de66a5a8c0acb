using System.Xml.Linq;
using GreenCode.Analyzers.Roslyn;
using GreenCode.TestKit;

namespace GreenCode.Analyzers.Tests;

public class BuildPropertyTests
{
    /// <summary>The MSBuild properties that the package makes visible to the compiler.</summary>
    internal static IReadOnlyList<string> Visible { get; } = [.. XDocument
        .Load(Repository.PathOf("analyzers", "GreenCode.Analyzers.Package", "buildTransitive", "GreenCode.Analyzers.props"))
        .Descendants("CompilerVisibleProperty")
        .Select(property => property.Attribute("Include")!.Value)];

    [Fact]
    public void The_package_makes_visible_what_rules_read_and_nothing_else() => Assert.Equal(Enum.GetNames<BuildProperty>().Order(), Visible.Order());
}
