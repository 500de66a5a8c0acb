using System.Text;
using GreenCode.Profiler.Target;

namespace GreenCode.Profiler.Tests.Target;

public class RuntimeSocketTests
{
    [Fact]
    public void A_runtime_tells_its_version() => Assert.Equal($"{Environment.Version}", RuntimeSocket.VersionOf(Environment.ProcessId));

    [Fact]
    public void A_process_without_a_runtime_tells_nothing()
    {
        using var child = new Child("/bin/sleep", "60");

        Assert.Null(RuntimeSocket.VersionOf(child.Id));
        Assert.Null(RuntimeSocket.VersionOf(int.MaxValue / 16));
    }

    [Theory]
    [InlineData("8.0.31", "8.0.31")]
    [InlineData("11.0.0-preview.4+abcdef", "11.0.0-preview.4")]
    [InlineData("", null)]
    public void The_version_is_the_fifth_text(string version, string? expected) => Assert.Equal(expected, RuntimeSocket.Read(Answer("app --x", "Linux", "x64", "App", version)));

    [Fact]
    public void An_answer_that_is_too_short_or_lies_about_its_lengths_tells_nothing()
    {
        var answer = Answer("app", "Linux", "x64", "App", "10.0.1");

        Assert.All(Enumerable.Range(0, answer.Length), length => Assert.Null(RuntimeSocket.Read(answer.AsSpan(0, length))));
        Assert.Null(RuntimeSocket.Read([.. new byte[24], 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4]));
        Assert.Null(RuntimeSocket.Read(Answer("app", "Linux", "x64")));
    }

    private static byte[] Answer(params string[] texts) =>
        [.. new byte[24], .. texts.SelectMany(text => (byte[])[.. BitConverter.GetBytes(text.Length + 1), .. Encoding.Unicode.GetBytes(text + "\0")])];
}
