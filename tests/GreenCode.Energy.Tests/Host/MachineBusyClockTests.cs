using GreenCode.Energy.Host;
using GreenCode.Energy.Tests.Meters;
using GreenCode.Energy.Tests.Meters.Estimated;

namespace GreenCode.Energy.Tests.Host;

public class MachineBusyClockTests
{
    private readonly FakeClock _clock = new();
    private readonly ScriptedCpuTimes _cpu = new(4);
    private readonly MachineBusyClock _busy;

    public MachineBusyClockTests() => _busy = new(_cpu, () => _clock.Time);

    [Fact]
    public void What_is_not_idle_is_busy()
    {
        Assert.Equal(TimeSpan.Zero, _busy.Read());

        Pass(seconds: 10, busy: 7);

        Assert.Equal(TimeSpan.FromSeconds(7), _busy.Read());
    }

    [Fact]
    public void Errors_of_the_coarse_counter_do_not_add_up_and_time_never_falls()
    {
        var random = new Random(3);
        var (all, before) = (0.0, TimeSpan.Zero);
        for (var i = 0; i < 1000; i++)
        {
            var step = 0.2 * random.NextDouble();
            Pass(0.05, step);
            all += step;
            var now = _busy.Read();
            Assert.True(now >= before);
            before = now;
        }

        Assert.Equal(all, before.TotalSeconds, tolerance: 0.011);
    }

    [Fact]
    public void CPUs_cannot_work_longer_than_there_is_time()
    {
        Pass(seconds: 1, busy: 100);

        Assert.Equal(TimeSpan.FromSeconds(4), _busy.Read());
    }

    [Fact]
    public void A_CPU_that_comes_or_goes_costs_one_interval()
    {
        Pass(seconds: 1, busy: 1);
        _busy.Read();
        Pass(seconds: 1, busy: 1);
        (_cpu.IsReadable, _cpu.Cpus) = (false, 2);
        Assert.Equal(TimeSpan.FromSeconds(1), _busy.Read());

        _cpu.IsReadable = true;
        _busy.Read();
        Pass(seconds: 1, busy: 2);

        Assert.Equal(TimeSpan.FromSeconds(3), _busy.Read());
    }

    [Fact]
    public void A_machine_without_such_a_counter_has_no_clock()
    {
        var root = Directory.CreateTempSubdirectory();
        try
        {
            Assert.Null(MachineBusyClock.TryOpen(new(ProcRoot: root.FullName)));

            File.WriteAllText(Path.Combine(root.FullName, "stat"), "cpu  0 0 0 0 0 0 0 0\ncpu0 0 0 0 0 0 0 0 0\n");
            Assert.Null(MachineBusyClock.TryOpen(new(ProcRoot: root.FullName)));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    /// <summary>Other programs may run meanwhile, so the machine is busy at least as long as this thread.</summary>
    [Fact]
    public void The_real_machine_is_busy_while_a_thread_works()
    {
        using var machine = MachineBusyClock.TryOpen(new())!;
        var until = Environment.CpuUsage.TotalTime + TimeSpan.FromMilliseconds(200);
        while (Environment.CpuUsage.TotalTime < until)
            Thread.SpinWait(100_000);

        Assert.InRange(machine.Read(), TimeSpan.FromMilliseconds(150), TimeSpan.MaxValue);
    }

    private void Pass(double seconds, double busy)
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        _cpu.NotBusy += TimeSpan.FromSeconds(seconds * _cpu.Cpus - busy);
    }
}
