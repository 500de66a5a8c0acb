using Microsoft.CodeAnalysis.Testing;
using Rule = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Rules.Text.RegexPerCall.RegexPerCallAnalyzer, GreenCode.Analyzers.Rules.Text.RegexPerCall.RegexPerCallFixer>;

using Probe = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Tests.SettingsProbe, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;

namespace GreenCode.Analyzers.Tests;

public class PlatformTests
{
    [Fact]
    public Task A_rule_can_be_tested_against_a_package() => Rule.Ignores(
        "class C { Microsoft.Extensions.Primitives.StringSegment M(string text) => new(text); }",
        Platform.Net80.With(new PackageIdentity("Microsoft.Extensions.Primitives", "8.0.0")));

    [Fact]
    public Task A_rule_can_be_tested_against_the_newest_framework() => Rule.Ignores(
        "class C { System.Threading.Tasks.Task M(System.IO.Compression.ZipArchive archive) => archive.DisposeAsync().AsTask(); }",
        Platform.Newest);

    [Fact]
    public Task A_rule_can_be_tested_on_a_file_that_is_no_code() => Probe.Warns(
        "class C { }", Platform.Net80.WithFile("/project/appsettings.json", """{ "Logging": { "LogLevel": { "Default": "[|Debug|]" } } }"""));

    [Fact]
    public Task A_rule_can_be_tested_with_a_build_property() => Probe.Ignores(
        "class C { }", Platform.Net80.WithFile("/project/appsettings.json", "Debug").WithProperty("IsTestProject", "true"));
}
