using GreenCode.Profiler.Target;

namespace GreenCode.Profiler.Tests.Target;

public class ProcessFactsTests
{
    [Theory]
    [InlineData("dotnet App.dll --urls http://localhost:5000", "dotnet App.dll --urls http://localhost:5000")]
    [InlineData("app|--password|hunter2|--verbose", "app --password *** --verbose")]
    [InlineData("app --password=hunter2|x", "app --password=*** x")]
    [InlineData("app|--Password:hunter2", "app --Password:***")]
    [InlineData("app|/password|hunter2", "app /password ***")]
    [InlineData("app|--db-pass|two words", "app --db-pass ***")]
    [InlineData("app|--pass|hunter2", "app --pass ***")]
    [InlineData("app|--api-key|abc|--token|def|-secret|ghi", "app --api-key *** --token *** -secret ***")]
    [InlineData("app|DB_PASSWORD=a b c", "app DB_PASSWORD=***")]
    [InlineData("app|Server=db;Password=a b;User=me", "app Server=db;Password=***;User=me")]
    [InlineData("app|Server=db;Password=\"a;b\";User=me", "app Server=db;Password=***;User=me")]
    [InlineData("app|Server=db;Pwd='a;b';User=me", "app Server=db;Pwd=***;User=me")]
    [InlineData("app|Endpoint=sb://x/;SharedAccessKeyName=n;SharedAccessKey=abc=", "app Endpoint=sb://x/;SharedAccessKeyName=n;SharedAccessKey=***")]
    [InlineData("app|AccountName=n;AccountKey=abc==", "app AccountName=n;AccountKey=***")]
    [InlineData("app|Authorization: Bearer abc.def", "app Authorization: ***")]
    [InlineData("app|postgres://me:hunter2@db/permits", "app postgres://me:***@db/permits")]
    [InlineData("app|https://x/blob?sv=1&sig=abc", "app https://x/blob?sv=1&sig=***")]
    [InlineData("sh|-c|run --password hunter2 now", "sh -c run --password *** now")]
    [InlineData("app|--use-token|--verbose", "app --use-token --verbose")]
    [InlineData("app|--keyboard=nl|compass|--design=new|monkeys=3", "app --keyboard=nl compass --design=new monkeys=3")]
    public void Secrets_in_a_command_are_masked(string command, string expected) => Assert.Equal(expected, ProcessFacts.Masked(command.Split('|')));

    [Fact]
    public void A_program_is_called_by_its_executable()
    {
        using var child = new Child("/bin/sleep", "60");

        Assert.Equal("sleep", Eventually(() => ProcessFacts.NameOf(child.Id), "sleep"));
    }

    [Fact]
    public void A_program_run_by_dotnet_is_called_by_its_assembly()
    {
        using var child = new Child("dotnet", ["exec", ChildProgram.Path + ".dll", .. ChildProgram.Arguments, "other.dll"]);

        Assert.Equal("GreenCode.Profiler.Tests", Eventually(() => ProcessFacts.NameOf(child.Id), "GreenCode.Profiler.Tests"));
    }

    [Fact]
    public void Nothing_is_known_of_a_process_that_is_gone()
    {
        const int Nobody = int.MaxValue / 16;

        Assert.Null(ProcessFacts.NameOf(Nobody));
        Assert.Empty(ProcessFacts.MapsOf(Nobody));
        Assert.Null(ProcessFacts.StartTicksOf(Nobody));
    }

    /// <summary>A process has the name of the one that made it until it has become its program.</summary>
    private static string? Eventually(Func<string?> read, string expected)
    {
        for (var attempt = 0; attempt < 500 && read() != expected; attempt++)
            Thread.Sleep(10);
        return read();
    }
}
