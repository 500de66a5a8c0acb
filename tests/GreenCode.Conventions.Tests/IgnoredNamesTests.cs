namespace GreenCode.Conventions.Tests;

public class IgnoredNamesTests
{
    private readonly IgnoredNames _ignored = new("# comment\n/artifacts/\nobj/\n\n*.user\n*.received.*\n");

    [Theory]
    [InlineData("artifacts")]
    [InlineData("obj")]
    [InlineData("A.csproj.user")]
    [InlineData("record.received.json")]
    [InlineData(".git")]
    public void What_git_ignores_is_no_file_of_ours(string name) => Assert.True(_ignored.Contains(name));

    [Theory]
    [InlineData("objects")]
    [InlineData("user")]
    [InlineData(".gitignore")]
    [InlineData("# comment")]
    public void Everything_else_is(string name) => Assert.False(_ignored.Contains(name));
}
