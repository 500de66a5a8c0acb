namespace GreenCode.Cli.Tests;

public class GreenCodeCommandTests : CliTest
{
    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task Without_a_command_it_shows_what_there_is(params string[] arguments)
    {
        Assert.Equal(ExitCode.Success, await RunAsync(arguments));

        Assert.All(["profile", "report", "doctor", "ps"], command => Assert.Contains(command, Terminal.Text, StringComparison.Ordinal));
        Assert.Empty(Terminal.ErrorText);
    }

    [Theory]
    [InlineData("profile")]
    [InlineData("report")]
    [InlineData("doctor")]
    public async Task The_help_of_a_command_ends_with_examples_that_can_be_parsed(string command)
    {
        Assert.Equal(ExitCode.Success, await RunAsync(command, "--help"));

        var examples = Terminal.Text.Split("Examples:")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Empty(Program.Commands(Terminal).Root.Parse(example.Split(' ')[1..]).Errors));
    }

    [Fact]
    public async Task It_tells_its_version()
    {
        Assert.Equal(ExitCode.Success, await RunAsync("--version"));

        Assert.Matches(@"^\d+\.\d+\.\d+", Terminal.Text);
    }

    [Theory]
    [InlineData("There is no command 'proflie'. Commands: ", "proflie")]
    [InlineData(" ps. 'greencode --help' shows what is possible.", "gaet", "--metric", "cpu-time")]
    [InlineData("'--wrong'", "--wrong")]
    [InlineData("'--wrong'", "doctor", "--wrong")]
    [InlineData("'extra'", "ps", "extra")]
    [InlineData("'greencode doctor --help' shows what is possible.", "doctor", "--wrong")]
    [InlineData("'greencode --help' shows what is possible.", "proflie")]
    [InlineData("'@file'", "@file")]
    public Task Wrong_usage_is_a_sentence_that_leads_to_the_help(string sentence, params string[] arguments) =>
        RefusesAsync(ExitCode.BadInput, sentence, arguments);
}
