using GreenCode.TestKit;

namespace GreenCode.Cli.Tests;

public class CliReferenceTests
{
    private const string Generated = "<!-- Generated from the code; GREENCODE_UPDATE=1 dotnet test rewrites what follows. -->\n";

    [Fact]
    public void The_page_of_the_commands_is_that_of_the_code() => Matches(
        "docs/reference/cli.md",
        $"{CliReference.Commands()}\n## Formats\n\n{CliReference.Formats()}\n## `greencode doctor --format json`\n\n{CliReference.DoctorReport()}");

    [Fact]
    public void The_page_of_the_exit_codes_is_that_of_the_code() => Matches("docs/reference/exit-codes.md", CliReference.ExitCodes());

    private static void Matches(string path, string generated)
    {
        var page = File.ReadAllText(Repository.PathOf(path)).ReplaceLineEndings("\n");
        var written = page[..(page.IndexOf(Generated, StringComparison.Ordinal) + Generated.Length)];
        Golden.Matches(path, $"{written}\n{generated}");
    }
}
