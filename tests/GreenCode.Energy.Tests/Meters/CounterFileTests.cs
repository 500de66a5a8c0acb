using System.Text;
using GreenCode.Energy.Meters;
using GreenCode.TestKit.Power;

namespace GreenCode.Energy.Tests.Meters;

public sealed class CounterFileTests : IDisposable
{
    private readonly MachineTree _machine = new();

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData("0\n", 0UL)]
    [InlineData("262143328850\n", 262143328850UL)]
    [InlineData("18446744073709551615\n", ulong.MaxValue)]
    [InlineData("0000000000012345", 12345UL)]
    public void Reads_a_number(string text, ulong expected) => Assert.Equal(new CounterValue(expected), CounterFile.Parse(Encoding.ASCII.GetBytes(text)));

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("\n", "is empty")]
    [InlineData("n/a\n", "does not hold a number of 64 bits")]
    [InlineData("-5\n", "does not hold a number of 64 bits")]
    [InlineData("12 34\n", "does not hold a number of 64 bits")]
    [InlineData("12.5\n", "does not hold a number of 64 bits")]
    [InlineData("18446744073709551616\n", "does not hold a number of 64 bits")]
    [InlineData("99999999999999999999999999999999999999", "does not hold a number of 64 bits")]
    public void Says_what_is_wrong_with_anything_else(string text, string problem) =>
        Assert.Equal(problem, CounterFile.Parse(Encoding.ASCII.GetBytes(text)).Problem);

    [Fact]
    public void A_kept_open_file_shows_what_is_written_later()
    {
        _machine.WithFile("energy", "1");
        using var file = CounterFile.Open(_machine.PathOf("energy"), out _)!;
        Assert.Equal(1UL, file.Read().Count);
        File.WriteAllText(_machine.PathOf("energy"), "22222\n");
        Assert.Equal(22222UL, file.Read().Count);
    }

    [Fact]
    public void Says_why_a_file_cannot_be_opened()
    {
        Assert.Null(CounterFile.Open(_machine.PathOf("none"), out var absent));
        Assert.Equal("does not exist", absent);
        _machine.WithForbiddenFile("secret");
        Assert.Null(CounterFile.Open(_machine.PathOf("secret"), out var forbidden));
        Assert.Equal(CounterFile.NotPermitted, forbidden);
    }
}
