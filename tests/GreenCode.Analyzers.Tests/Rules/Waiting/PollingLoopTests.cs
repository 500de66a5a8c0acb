using GreenCode.Analyzers.Rules.Waiting.PollingLoop;
using Rule = GreenCode.Analyzers.Tests.RuleVerifier<GreenCode.Analyzers.Rules.Waiting.PollingLoop.PollingLoopAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;

namespace GreenCode.Analyzers.Tests.Rules.Waiting;

public class PollingLoopTests
{
    [Theory]
    [InlineData("while (!_done) [|Thread.Sleep(10)|];")]
    [InlineData("while (!_done) { await [|Task.Delay(10)|]; }")]
    [InlineData("while (!_done) { await [|Task.Delay(TimeSpan.FromMilliseconds(100), stop)|].ConfigureAwait(false); }")]
    [InlineData("while (!_done) { await [|Task.Delay(Pause)|]; }")]
    [InlineData("while (!_done) { [|Thread.Sleep(PauseMilliseconds)|]; }")]
    [InlineData("while (!process.HasExited) { [|Thread.Sleep(new TimeSpan(0, 0, 0, 0, 50))|]; }")]
    [InlineData("while (!File.Exists(path)) { [|Thread.Sleep(100)|]; }")]
    [InlineData("do { [|Thread.Sleep(100)|]; } while (queue.IsEmpty);")]
    [InlineData("while (!_done) { if (DateTime.UtcNow > _deadline) throw new TimeoutException(); [|Thread.Sleep(100)|]; }")]
    public Task A_wait_that_looks_now_and_then_is_hidden_where_it_may_be_short(string loop) => Rule.Hides(InMethod(loop));

    [Theory]
    [InlineData("while (!stop.IsCancellationRequested) { if (queue.IsEmpty) await [|Task.Delay(10, stop)|]; else Work(queue); }")]
    [InlineData("while (true) { if (queue.IsEmpty) { await [|Task.Delay(10, stop)|]; continue; } Work(queue); }")]
    [InlineData("while (true) { if (queue.TryDequeue(out var item)) Use(item); else [|Thread.Sleep(10)|]; }")]
    [InlineData("while (true) { if (!queue.TryDequeue(out var item)) { [|Thread.Sleep(10)|]; continue; } Use(item); }")]
    [InlineData("for (; ; ) { Use(1); if (_count > 3) { Use(2); } else { [|Thread.Sleep(10)|]; } }")]
    public Task A_worker_that_sleeps_when_there_is_nothing_to_do_is_a_suggestion_in_a_background_service(string loop) => Rule.Suggests(InService(loop));

    [Theory]
    [InlineData("while (!stop.IsCancellationRequested) { while (queue.IsEmpty) await [|Task.Delay(10, stop)|]; Work(queue); }")]
    [InlineData("while (true) { if (stop.IsCancellationRequested) break; if (queue.IsEmpty) { await [|Task.Delay(10, stop)|]; continue; } Work(queue); }")]
    [InlineData("while (true) { if (queue.IsEmpty) { await [|Task.Delay(10, stop)|]; continue; } try { Work(queue); } catch (OperationCanceledException) { return; } }")]
    public Task A_wait_that_comes_back_for_as_long_as_a_service_runs_is_a_suggestion(string loop) => Rule.Suggests(InService(loop));

    [Theory]
    [InlineData("while (!_done) [|Thread.Sleep(10)|];")]
    [InlineData("while (true) { if (_done) break; if (queue.IsEmpty) { await [|Task.Delay(10, stop)|]; continue; } Work(queue); }")]
    [InlineData("while (!stop.IsCancellationRequested && !_done) { if (queue.IsEmpty) await [|Task.Delay(10, stop)|]; else Work(queue); }")]
    public Task A_wait_that_ends_is_hidden_in_a_background_service(string loop) => Rule.Hides(InService(loop));

    [Fact]
    public Task Elsewhere_a_worker_is_hidden() => Rule.Hides(InMethod("while (true) { if (queue.TryDequeue(out var item)) Use(item); else [|Thread.Sleep(10)|]; }"));

    [Theory]
    [InlineData("static async Task WaitAsync() { while (_count > 0) await [|Task.Delay(10)|]; }")]
    [InlineData("public async Task<int> Get() { while (_count > 0) await [|Task.Delay(10)|]; return 1; }")]
    public Task Where_a_request_waits_for_it_it_is_a_suggestion(string member) => Rule.Suggests($$"""
        using System.Threading.Tasks;
        class Permits : Microsoft.AspNetCore.Mvc.ControllerBase { static volatile int _count; {{member}} }
        """, Platform.NewestWeb);

    [Fact]
    public Task Another_program_raises_no_signal() => Rule.Hides("""
        using System.Threading.Tasks;
        class Permits : Microsoft.AspNetCore.Mvc.ControllerBase { public async Task Get(string path) { while (!System.IO.File.Exists(path)) await [|Task.Delay(10)|]; } }
        """, Platform.NewestWeb);

    [Fact]
    public Task A_class_for_tests_is_left_alone() => Rule.Ignores(InMethod("while (!_done) Thread.Sleep(10);").Replace("class C", "class WaitingTests", StringComparison.Ordinal));

    [Theory]
    [InlineData("while (!stop.IsCancellationRequested) { Work(queue); await Task.Delay(100, stop); }")]
    [InlineData("while (true) { Use(1); Thread.Sleep(10); }")]
    [InlineData("while (true) { if (_done) Thread.Sleep(10); Use(1); }")]
    [InlineData("while (true) { if (_done) { Use(1); Thread.Sleep(10); } else Use(2); }")]
    public Task Work_on_every_turn_is_no_polling(string loop) => Rule.Ignores(InMethod(loop));

    [Theory]
    [InlineData("while (!_done) Thread.Sleep(1000);")]
    [InlineData("while (!_done) { await Task.Delay(TimeSpan.FromMinutes(1)); }")]
    [InlineData("var pause = 10; while (!_done) { Thread.Sleep(pause); pause *= 2; }")]
    [InlineData("while (!_done) Thread.Sleep(_count * 10);")]
    [InlineData("while (!_done) Thread.Sleep(0);")]
    [InlineData("while (!_done) Thread.Sleep(Timeout.Infinite);")]
    public Task Pauses_that_are_long_or_not_fixed_are_left_alone(string loop) => Rule.Ignores(InMethod(loop));

    [Theory]
    [InlineData("for (var i = 0; i < 10 && !_done; i++) Thread.Sleep(10);")]
    [InlineData("while (!Look()) Thread.Sleep(10);")]
    [InlineData("while (true) { if (Look()) Use(1); else Thread.Sleep(10); }")]
    [InlineData("while (queue.TryDequeue(out var item)) { Use(item); Thread.Sleep(10); }")]
    [InlineData("var first = true; while (true) { if (first) { Thread.Sleep(10); } else { Use(1); } }")]
    [InlineData("while (true) Thread.Sleep(10);")]
    public Task Loops_that_are_bounded_or_ask_their_own_code_are_left_alone(string loop) => Rule.Ignores(InMethod(loop));

    [Fact]
    public Task A_device_has_no_event_to_wait_for() => Rule.Ignores("""
        using System.Threading;
        namespace System.Device.Gpio { public class Pin { public bool IsHigh { get; set; } } }
        class C { void M(System.Device.Gpio.Pin pin) { while (!pin.IsHigh) Thread.Sleep(10); } }
        """);

    [Fact]
    public Task Test_projects_are_left_alone() => Rule.Ignores(InMethod("while (!_done) Thread.Sleep(10);"), Platform.Net80.WithProperty("IsTestProject", "true"));

    [Fact]
    public Task The_message_says_how_often_and_what_for() => RuleMessage.Is<PollingLoopAnalyzer>(
        "using System.Threading; class C { volatile bool _done; void M() { while (!_done) Thread.Sleep(10); } }",
        "en",
        "This loop wakes up every 10 ms to see whether there is something to do ('!_done'), also when there is nothing; wait for an event, a task or a channel instead, which costs nothing until then");

    private static string InService(string code) =>
        InMethod(code).Replace("class C", "class C : Microsoft.Extensions.Hosting.IHostedService", StringComparison.Ordinal) + " namespace Microsoft.Extensions.Hosting { public interface IHostedService { } }";

    private static string InMethod(string code) => $$"""
        using System;
        using System.Collections.Concurrent;
        using System.Diagnostics;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;

        class C
        {
            private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.25);
            private const int PauseMilliseconds = 20;
            private volatile int _count = 1;
            private volatile bool _done;
            private DateTime _deadline;

            private bool Look() => _done;
            private void Use(int item) { }
            private void Work(ConcurrentQueue<int> queue) { }

            async Task M(Process process, ConcurrentQueue<int> queue, string path, CancellationToken stop)
            {
                await Task.CompletedTask;
                {{code}}
            }
        }
        """;
}
