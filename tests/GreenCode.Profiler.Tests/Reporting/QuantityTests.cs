using System.Globalization;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Tests.Reporting;

public class QuantityTests
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    [Theory]
    [InlineData(0, "0 J")]
    [InlineData(204.1, "204 J")]
    [InlineData(20.41, "20.4 J")]
    [InlineData(0.0118, "11.8 mJ")]
    [InlineData(0.00000123, "1.23 µJ")]
    [InlineData(0.0000000123, "12.3 nJ")]
    [InlineData(999.6, "1.00 kJ")]
    [InlineData(12_345, "12.3 kJ")]
    [InlineData(2.5e9, "2.50 GJ")]
    public void An_energy_has_three_digits_and_a_prefix(double joules, string expected) =>
        Assert.Equal(expected, Plain(Quantity.Joules(joules, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(204.1, 192, 216, "204 J")]
    [InlineData(204.1, 150, 260, "200 J")]
    [InlineData(204.1, 80, 510, "200 J")]
    [InlineData(48.1, 45.2, 51.0, "48.1 J")]
    [InlineData(48.1, 42, 54, "48 J")]
    [InlineData(0.225, 0.1, 0.9, "230 mJ")]
    [InlineData(3.21, 3.2099, 3.2101, "3.21 J")]
    [InlineData(5, 0, 90, "5.0 J")]
    public void It_has_no_more_digits_than_its_interval_justifies(double joules, double low, double high, string expected) =>
        Assert.Equal(expected, Plain(Quantity.Joules(joules, low, high, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(192.4, 216.1, "192–216 J")]
    [InlineData(0.0109, 0.0127, "10.9–12.7 mJ")]
    [InlineData(0, 0.0127, "0–13 mJ")]
    [InlineData(0, 0, "0 J")]
    public void An_interval_has_one_unit_and_one_decimal_place(double low, double high, string expected) =>
        Assert.Equal(expected, Plain(Quantity.JoulesInterval(low, high, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(1, 3, "33%")]
    [InlineData(1, 30, "3.3%")]
    [InlineData(1, 3000, "< 0.1%")]
    [InlineData(0, 3, "0%")]
    [InlineData(3, 0, "0%")]
    [InlineData(3, 3, "100%")]
    public void A_share_is_a_percentage(double part, double whole, string expected) =>
        Assert.Equal(expected, Plain(Quantity.Share(part, whole, CultureInfo.InvariantCulture)));

    [Fact]
    public void Dutch_has_its_own_marks()
    {
        Assert.Equal("11,8 mJ", Plain(Quantity.Joules(0.0118, Dutch)));
        Assert.Equal("12.345 s", Plain(Quantity.Seconds(12_345, Dutch)));
        Assert.Equal("3,3%", Quantity.Share(1, 30, Dutch));
        Assert.Equal("20,4 W", Plain(Quantity.Watts(20.4, Dutch)));
    }

    private static string Plain(string text) => text.Replace('\u00a0', ' ');
}
