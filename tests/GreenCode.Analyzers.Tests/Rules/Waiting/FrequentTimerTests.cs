using GreenCode.Analyzers.Rules.Waiting.FrequentTimer;
using Rule = GreenCode.Analyzers.Tests.RuleVerifier<GreenCode.Analyzers.Rules.Waiting.FrequentTimer.FrequentTimerAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;

namespace GreenCode.Analyzers.Tests.Rules.Waiting;

public class FrequentTimerTests
{
    private static readonly RuleOption ShortestPeriod = Assert.Single(RuleCatalog.Get(FrequentTimerAnalyzer.Id).Options);

    [Theory]
    [InlineData("[|new Timer(Tick, null, 0, 100)|]")]
    [InlineData("[|new Timer(Tick, null, 0L, 999L)|]")]
    [InlineData("[|new Timer(Tick, null, TimeSpan.Zero, TimeSpan.FromMilliseconds(100))|]")]
    [InlineData("[|new Timer(Tick, null, TimeSpan.Zero, TimeSpan.FromSeconds(0.5))|]")]
    [InlineData("[|new Timer(Tick, null, period: 100, dueTime: 5000)|]")]
    [InlineData("[|new PeriodicTimer(TimeSpan.FromMilliseconds(50))|]")]
    [InlineData("[|new PeriodicTimer(new TimeSpan(1_000_000))|]")]
    [InlineData("[|new PeriodicTimer(Period)|]")]
    [InlineData("[|new System.Timers.Timer(100)|]")]
    [InlineData("[|new System.Timers.Timer(TimeSpan.FromMilliseconds(20))|]")]
    [InlineData("[|new System.Timers.Timer { Interval = 100 }|]")]
    [InlineData("[|TimeProvider.System.CreateTimer(Tick, null, TimeSpan.Zero, TimeSpan.FromMilliseconds(100))|]")]
    public Task A_timer_that_fires_more_than_once_a_second_is_a_suggestion_where_nothing_stops_it(string timer) => Rule.Suggests(InMethod(timer));

    [Theory]
    [InlineData("static readonly Timer _timer = [|new(Tick, null, 0, 100)|];")]
    [InlineData("Timer _timer = new(Tick); void Start() => [|_timer.Change(0, 100)|];")]
    [InlineData("Timer _timer; void Start() => _timer ??= [|new Timer(Tick, null, 0, 100)|];")]
    public Task A_field_that_nothing_stops_is_a_suggestion(string members) => Rule.Suggests(InClass(members));

    [Theory]
    [InlineData("Timer _timer; void Start() => _timer = [|new Timer(Tick, null, 0, 16)|]; public void Dispose() => _timer?.Dispose();")]
    [InlineData("Timer _timer = new(Tick); void Start() => [|_timer.Change(0, 100)|]; void Stop() => _timer.Change(Timeout.Infinite, Timeout.Infinite);")]
    [InlineData("System.Timers.Timer _timer = [|new(100)|]; void Stop() => this._timer.Stop();")]
    [InlineData("async Task M(CancellationToken stop) { using var timer = [|new PeriodicTimer(TimeSpan.FromMilliseconds(50))|]; while (await timer.WaitForNextTickAsync(stop)) { if (stop.CanBeCanceled) return; } }")]
    [InlineData("void M() { using var timer = [|new Timer(Tick, null, 0, 100)|]; Tick(null); }")]
    public Task A_timer_that_something_stops_is_hidden(string members) => Rule.Hides(InClass(members));

    [Theory]
    [InlineData("async Task M(CancellationToken stop) { using var timer = [|new PeriodicTimer(TimeSpan.FromMilliseconds(50))|]; while (await timer.WaitForNextTickAsync(stop)) Tick(null); }")]
    [InlineData("Timer _timer; void Start() => _timer = [|new Timer(Tick, null, 0, 100)|]; public void Dispose() => _timer?.Dispose();")]
    public Task A_timer_of_a_background_service_is_a_suggestion(string members) => Rule.Suggests(InService(members));

    [Theory]
    [InlineData("async Task M(CancellationToken stop) { using var timer = [|new PeriodicTimer(TimeSpan.FromMilliseconds(50))|]; while (await timer.WaitForNextTickAsync(stop)) { if (stop.CanBeCanceled) return; } }")]
    [InlineData("Timer _timer; void Start() => _timer = [|new Timer(Tick, null, 0, 100)|]; void Pause() => _timer.Dispose();")]
    public Task A_timer_that_a_background_service_stops_is_hidden(string members) => Rule.Hides(InService(members));

    [Theory]
    [InlineData("new Timer(Tick, null, 0, 1000)")]
    [InlineData("new PeriodicTimer(TimeSpan.FromSeconds(1))")]
    [InlineData("new PeriodicTimer(TimeSpan.FromMinutes(0.5))")]
    [InlineData("new System.Timers.Timer(60_000)")]
    [InlineData("timer.Change(100, 60000)")]
    public Task A_second_or_more_is_left_alone(string timer) => Rule.Ignores(InMethod(timer));

    [Theory]
    [InlineData("new Timer(Tick)")]
    [InlineData("new Timer(Tick, null, 100, 0)")]
    [InlineData("new Timer(Tick, null, 100, Timeout.Infinite)")]
    [InlineData("new Timer(Tick, null, 100u, uint.MaxValue)")]
    [InlineData("new Timer(Tick, null, TimeSpan.FromMilliseconds(100), Timeout.InfiniteTimeSpan)")]
    [InlineData("timer.Change(100, Timeout.Infinite)")]
    [InlineData("new System.Timers.Timer()")]
    [InlineData("new System.Timers.Timer(100) { AutoReset = false }")]
    public Task A_timer_that_fires_once_is_left_alone(string timer) => Rule.Ignores(InMethod(timer));

    [Theory]
    [InlineData("new Timer(Tick, null, 0, period)")]
    [InlineData("new PeriodicTimer(TimeSpan.FromMilliseconds(period))")]
    [InlineData("new PeriodicTimer(_changing)")]
    public Task A_period_that_the_code_does_not_say_is_left_alone(string timer) => Rule.Ignores(InMethod(timer));

    [Fact]
    public Task A_timer_whose_AutoReset_is_set_later_is_left_alone() => Rule.Ignores("""
        class C
        {
            private readonly System.Timers.Timer _timer = new(100);
            void Start() { _timer.AutoReset = false; _timer.Start(); }
        }
        """);

    [Fact]
    public Task A_timer_of_another_library_is_left_alone() => Rule.Ignores("class Timer { public Timer(int interval) { } } class C { object M() => new Timer(100); }");

    [Fact]
    public Task A_user_interface_may_have_to_keep_up_with_people() => Rule.Ignores("""
        using System;
        namespace Avalonia { public class AvaloniaObject { } }
        class C { object M() => new System.Threading.PeriodicTimer(TimeSpan.FromMilliseconds(20)); }
        """);

    [Fact]
    public Task Test_projects_are_left_alone() => Rule.Ignores(InMethod("new Timer(Tick, null, 0, 100)"), Platform.Net80.WithProperty("IsTestProject", "true"));

    [Fact]
    public Task The_shortest_period_can_be_set_lower() =>
        Rule.Ignores(InMethod("new Timer(Tick, null, 0, 100)"), Platform.Net80.WithOption(ShortestPeriod, "100"));

    [Fact]
    public Task The_shortest_period_can_be_set_higher() =>
        Rule.Suggests(InMethod("[|new Timer(Tick, null, 0, 4000)|]"), Platform.Net80.WithOption(ShortestPeriod, "5000"));

    [Fact]
    public Task Where_there_is_no_PeriodicTimer_other_timers_are_still_found() =>
        Rule.Hides("using System.Threading; class C { object M(TimerCallback tick) => [|new Timer(tick, null, 0, 100)|]; }", Platform.NetStandard20);

    [Fact]
    public Task The_message_names_both_periods() => RuleMessage.Is<FrequentTimerAnalyzer>(
        "class C { object M() => new System.Timers.Timer(100); }",
        "en",
        "This timer fires every 100 ms and wakes the processor each time, also when there is nothing to do; let it fire at most once every 1000 ms, or react to an event instead");

    private static string InService(string members) =>
        InClass(members).Replace("class C", "class C : Microsoft.Extensions.Hosting.IHostedService", StringComparison.Ordinal) + " namespace Microsoft.Extensions.Hosting { public interface IHostedService { } }";

    private static string InClass(string members) => $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        class C { static void Tick(object state) { } {{members}} }
        """;

    private static string InMethod(string timer) => $$"""
        using System;
        using System.Threading;

        class C
        {
            private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(250);
            private static TimeSpan _changing = TimeSpan.FromMilliseconds(250);

            private void Tick(object state) { }

            object _kept;

            void M(Timer timer, int period) { _kept = {{timer}}; }
        }
        """;
}
