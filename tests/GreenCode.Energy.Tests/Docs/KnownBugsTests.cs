using System.Text.RegularExpressions;
using GreenCode.TestKit;

namespace GreenCode.Energy.Tests.Docs;

public partial class KnownBugsTests
{
    [Fact]
    public void Every_test_that_the_page_names_exists()
    {
        var tests = Directory.EnumerateFiles(Repository.PathOf("tests"), "*Tests.cs", SearchOption.AllDirectories).ToLookup(Path.GetFileNameWithoutExtension, File.ReadAllText);
        var names = TestName().Matches(File.ReadAllText(Repository.PathOf("docs", "methodology", "rapl.md")));
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Contains(tests[name.Groups["class"].Value], text => text.Contains($" {name.Groups["method"].Value}(", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"`(?<class>\w+Tests)\.(?<method>\w+)`")]
    private static partial Regex TestName();
}
