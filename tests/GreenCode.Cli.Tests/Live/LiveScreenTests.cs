using GreenCode.Cli.Live;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Tests.Reporting;
using GreenCode.TestKit;

namespace GreenCode.Cli.Tests.Live;

public class LiveScreenTests
{
    [Theory]
    [InlineData("typical", LiveView.Methods, LiveSort.All)]
    [InlineData("typical", LiveView.Endpoints, LiveSort.Now)]
    [InlineData("typical", LiveView.Threads, LiveSort.All)]
    [InlineData("estimated", LiveView.Methods, LiveSort.Now)]
    [InlineData("no-meter", LiveView.Methods, LiveSort.All)]
    [InlineData("hostile", LiveView.Methods, LiveSort.All)]
    public void The_screen_of_eighty_by_twenty_four_is_as_approved(string name, LiveView view, LiveSort sort)
    {
        var lines = Screen(name).Lines(new(view, sort), width: 80, height: 24);

        Assert.InRange(lines.Length, 1, 24);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 79));
        Golden.Matches($"tests/GreenCode.Cli.Tests/Golden/live-{name}-{view.ToString().ToLowerInvariant()}.txt", string.Join('\n', lines) + "\n");
    }

    [Theory]
    [InlineData(20, 5)]
    [InlineData(1, 1)]
    [InlineData(300, 100)]
    public void Any_size_of_screen_is_kept_to(int width, int height)
    {
        var lines = Screen("typical").Lines(new(), width, height);

        Assert.InRange(lines.Length, 1, height);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
    }

    [Fact]
    public void On_one_line_stand_the_power_and_what_uses_most_of_it_now() =>
        Assert.Equal(
            "  10 s  target 30.5\u00a0W  others 2.76\u00a0W  idle 9.18\u00a0W  most now: System.Text.RegularExpressions.RegexCompiler.EmitTryFindNextPossibleStartingPosition 7.21\u00a0W",
            Screen("typical").Line());

    [Fact]
    public void Keys_change_what_is_shown_and_come_round_again()
    {
        Assert.Equal(LiveView.Endpoints, new LiveState().After('v').View);
        Assert.Equal(new LiveState(), "vvvsspp".Aggregate(new LiveState(), (state, key) => state.After(key)));
        Assert.True(new LiveState().After('P').IsPaused);
        Assert.Equal(2, new LiveState().After('m').After('m').Marks);
        Assert.Equal(new LiveState(), new LiveState().After('x'));
    }

    /// <summary>The last two of ten seconds used three times the average.</summary>
    private static LiveScreen Screen(string name)
    {
        var now = SampleRecords.ByName(name);
        return new(now, Scaled(now, 0.7) with { DurationSeconds = now.DurationSeconds * 0.8 });
    }

    private static EnergyRecord Scaled(EnergyRecord record, double part) => record with
    {
        Energy = new(Amount(record.Energy.Total, part), Amount(record.Energy.Idle, part), Amount(record.Energy.OtherProcesses, part), Amount(record.Energy.Target, part)),
        Methods = [.. record.Methods.Select((method, i) => method with { SelfJoules = method.SelfJoules * (i % 3 == 0 ? part : i % 3 == 1 ? 0.8 : 1), CpuSeconds = method.CpuSeconds * part })],
        Threads = [.. record.Threads.Select(thread => thread with { Joules = thread.Joules * part, CpuSeconds = thread.CpuSeconds * part })],
        Buckets = [.. record.Buckets.Select(bucket => bucket with { Joules = bucket.Joules * part, CpuSeconds = bucket.CpuSeconds * part })],
        Requests = [.. record.Requests.Select(request => request with { Joules = request.Joules * part })],
        Background = record.Background is { } background ? background with { Joules = background.Joules * part } : null,
    };

    private static EnergyAmount Amount(EnergyAmount amount, double part) => amount with { Joules = amount.Joules * part };
}
