using System.Text;
using GreenCode.Energy.Meters.Estimated;

namespace GreenCode.Energy.Tests.Meters.Estimated;

public class CpuTimesTests
{
    [Fact]
    public void Idle_iowait_and_steal_are_not_work()
    {
        var times = CpuTimes.Parse("cpu  13115 7 3888 204524 410 3 51 23 9 0\ncpu0 1 2 3"u8);
        Assert.Equal(TimeSpan.FromSeconds(2045.24 + 4.10 + 0.23), times.NotBusy);
        Assert.True(times.HasCounted);
    }

    [Theory]
    [InlineData("cpu  1 2 3 400", 4.0)]
    [InlineData("cpu  1 2 3 400 50", 4.5)]
    [InlineData("cpu  1 2 3 400 50 6 7 80", 5.3)]
    public void Columns_that_an_old_kernel_lacks_count_as_zero(string line, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), CpuTimes.Parse(Encoding.ASCII.GetBytes(line)).NotBusy);

    [Theory]
    [InlineData("")]
    [InlineData("cpu  0 0 0 0 0 0 0 0 0 0")]
    [InlineData("intr 5 6")]
    public void Text_without_counts_has_not_counted(string line) => Assert.False(CpuTimes.Parse(Encoding.ASCII.GetBytes(line)).HasCounted);

    [Fact]
    public void Counts_the_lines_of_single_CPUs() => Assert.Equal(3, CpuTimes.CountCpus("cpu  1 2 3\ncpu0 1\ncpu1 1\ncpu15 1\nintr 4\ncpufreq 1"));
}
