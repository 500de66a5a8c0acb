using GreenCode.TestKit;

namespace GreenCode.Conventions.Tests;

public class DocsTests
{
    [Fact]
    public void Links_into_the_repository_lead_somewhere() => Convention.Holds(
        from page in RepositoryFiles.WithEnding(".md")
        where !RepositoryFiles.IsData(page.Path)
        from violation in MarkdownLinks.Violations(page, path => Path.Exists(Repository.PathOf(path)), RepositoryFiles.Read)
        select violation);

    [Fact]
    public void What_leads_read_is_there_in_both_languages() => Convention.Holds(Translations.Violations(RepositoryFiles.Paths));

    [Fact]
    public void No_file_names_a_machine_or_a_package_feed() => Convention.Holds(RepositoryFiles.Texts().SelectMany(ForbiddenText.Violations));

    [Theory]
    [InlineData("[gone](gone.md)")]
    [InlineData("[gone](../gone.md#part)")]
    [InlineData("[above the root](../../README.md)")]
    [InlineData("[heading](there.md#no-such-heading)")]
    [InlineData("[heading](#no-such-heading)")]
    [InlineData("![picture](gone.png \"title\")")]
    [InlineData("[text][gone]\n\n[gone]: gone.md")]
    public void A_link_that_leads_nowhere_is_named(string text) =>
        Assert.StartsWith("docs/page.md links to", Assert.Single(LinkViolations(text)));

    [Theory]
    [InlineData("[there](there.md)")]
    [InlineData("[folder](../docs/)")]
    [InlineData("[heading](there.md#what-it-cannot-do-yet)")]
    [InlineData("# Own\n[heading](#own)")]
    [InlineData("[elsewhere](https://example.org/gone.md)")]
    [InlineData("`[not a link](gone.md)`")]
    [InlineData("```\n[not a link](gone.md)\n```")]
    public void A_link_that_leads_somewhere_is_fine(string text) => Assert.Empty(LinkViolations(text));

    [Theory]
    [InlineData("docs/nl/methodology/only-dutch.md", "no English counterpart docs/methodology/only-dutch.md")]
    [InlineData("docs/rules/GRN0001.md", "no Dutch counterpart docs/nl/rules/GRN0001.md")]
    [InlineData("README.md", "no Dutch counterpart docs/nl/README.md")]
    public void A_page_in_one_language_is_named(string page, string expected) =>
        Assert.Contains(expected, Assert.Single(Translations.Violations([page])));

    [Fact]
    public void Pages_in_two_languages_and_pages_for_developers_are_fine() => Assert.Empty(Translations.Violations(
        ["README.md", "docs/nl/README.md", "docs/rules/a.md", "docs/nl/rules/a.md", "docs/adr/0001.md", "docs/nl/rules/data.json"]));

    [Theory]
    [InlineData("see /" + "work/x", "a path of one machine")]
    [InlineData("see /" + "home/someone/x", "a path of one machine")]
    [InlineData("see C:" + "\\Users\\someone", "a path of one machine")]
    [InlineData("https://feed.example.org/" + "v3/index.json", "a package registry")]
    public void Text_of_one_machine_is_named(string text, string expected) =>
        Assert.Contains(expected, Assert.Single(ForbiddenText.Violations(new("a.md", text))));

    [Theory]
    [InlineData("/sys/class/powercap and /tmp/dotnet-diagnostic-1-2-socket")]
    [InlineData("docs/work/plan.md and $HOME/work/")]
    public void Other_paths_are_fine(string text) => Assert.Empty(ForbiddenText.Violations(new("a.md", text)));

    private static IEnumerable<string> LinkViolations(string text) => MarkdownLinks.Violations(
        new("docs/page.md", text), path => path is "docs/page.md" or "docs/there.md" or "docs", _ => "## What it can`not` do, yet!");
}
