namespace GreenCode.Conventions.Tests;

public class ChangelogTests
{
    [Fact]
    public void The_changelog_starts_with_what_is_unreleased() => Convention.Holds(Changelog.Violations(RepositoryFiles.Read("CHANGELOG.md")));

    [Theory]
    [InlineData("# Changelog", "the first section is ''")]
    [InlineData("## [0.1.0] - 2026-01-31", "the first section is '## [0.1.0]")]
    [InlineData("## [Unreleased]\n## 0.1", "is not of the form")]
    [InlineData("## [Unreleased]\n### New", "'### New' is none of")]
    [InlineData("## [Unreleased]\n## [0.9.0] - 2026-01-31\n## [0.10.0] - 2026-02-28", "the newest release stands first")]
    public void A_changelog_out_of_form_is_found(string changelog, string expected) =>
        Assert.Contains(expected, Assert.Single(Changelog.Violations(changelog)));

    [Fact]
    public void A_changelog_in_form_is_fine() => Assert.Empty(Changelog.Violations(
        "# Changelog\n## [Unreleased]\n### Added\n- x\n## [0.10.0] - 2026-02-28\n## [0.9.0] - 2026-01-31\n### Fixed\n- y\n"));
}
