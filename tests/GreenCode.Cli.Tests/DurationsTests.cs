using System.Globalization;

namespace GreenCode.Cli.Tests;

public class DurationsTests
{
    [Theory]
    [InlineData("500ms", 0.5)]
    [InlineData("30s", 30)]
    [InlineData("1.5s", 1.5)]
    [InlineData(".5s", 0.5)]
    [InlineData("5m", 300)]
    [InlineData("1h", 3600)]
    [InlineData("24h", 86_400)]
    [InlineData("576h", 24 * 86_400)]
    [InlineData("00:00:30", 30)]
    [InlineData("00:00:00.250", 0.25)]
    [InlineData("1.00:00:00", 86_400)]
    public void Durations_are_read_in_every_form(string text, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Durations.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("s")]
    [InlineData("ms")]
    [InlineData("-5s")]
    [InlineData("+5s")]
    [InlineData("0s")]
    [InlineData("00:00:00")]
    [InlineData("-00:00:30")]
    [InlineData("30 s")]
    [InlineData("30S")]
    [InlineData("30sec")]
    [InlineData("1h30m")]
    [InlineData("1,5s")]
    [InlineData("1e3s")]
    [InlineData("0x10s")]
    [InlineData("∞s")]
    [InlineData("1.2.3s")]
    [InlineData("577h")]
    [InlineData("99999999999999999999999999999999999999h")]
    [InlineData("25:00:00:00")]
    [InlineData("forever")]
    public void What_is_no_duration_is_none(string text) => Assert.Null(Durations.Parse(text));

    [Fact]
    public void A_duration_is_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new("nl-NL");
            Assert.Equal(TimeSpan.FromSeconds(1.5), Durations.Parse("1.5s"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
