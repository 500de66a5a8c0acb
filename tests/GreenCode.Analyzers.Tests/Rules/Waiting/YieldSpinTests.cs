using GreenCode.Analyzers.Rules.Waiting.YieldSpin;
using Rule = GreenCode.Analyzers.Tests.RuleVerifier<
    GreenCode.Analyzers.Rules.Waiting.YieldSpin.YieldSpinAnalyzer, GreenCode.Analyzers.Rules.Waiting.YieldSpin.YieldSpinFixer>;

namespace GreenCode.Analyzers.Tests.Rules.Waiting;

public class YieldSpinTests
{
    [Theory]
    [InlineData("while (!_done) [|Thread.Yield()|];")]
    [InlineData("while (!_done) { [|Thread.Sleep(0)|]; }")]
    [InlineData("while (!_done) { [|Thread.Sleep(TimeSpan.Zero)|]; }")]
    [InlineData("while (!_done) { [|Thread.Sleep(TimeSpan.FromMilliseconds(0))|]; }")]
    [InlineData("while (!_done) { await [|Task.Yield()|]; }")]
    [InlineData("while (!_done) { await [|Task.Delay(0)|].ConfigureAwait(false); }")]
    [InlineData("var spinner = new SpinWait(); while (!_done) [|spinner.SpinOnce(-1)|];")]
    [InlineData("var spinner = new SpinWait(); while (!_done) [|spinner.SpinOnce(sleep1Threshold: -1)|];")]
    [InlineData("do { [|Thread.Yield()|]; } while (!_done);")]
    [InlineData("while (true) { if (_done) break; [|Thread.Yield()|]; }")]
    [InlineData("for (; !_done; ) { [|Thread.Yield()|]; Thread.Yield(); }")]
    [InlineData("while (!task.IsCompleted) { [|Thread.Sleep(0)|]; }")]
    [InlineData("while (!_done) { if (_count > 3) throw new TimeoutException(); [|Thread.Yield()|]; }")]
    public Task A_wait_that_only_yields_is_reported(string loop) => Rule.Warns(InMethod(loop));

    [Theory]
    [InlineData("while (!_done) { Thread.Sleep(1); }")]
    [InlineData("while (!_done) { Thread.Yield(); Thread.Sleep(1); }")]
    [InlineData("while (!_done) { Thread.Sleep(_count); }")]
    [InlineData("var spinner = new SpinWait(); while (!_done) spinner.SpinOnce();")]
    [InlineData("var spinner = new SpinWait(); while (!_done) spinner.SpinOnce(20);")]
    [InlineData("SpinWait.SpinUntil(() => _done);")]
    public Task A_wait_that_sleeps_is_left_alone(string loop) => Rule.Ignores(InMethod(loop));

    [Theory]
    [InlineData("for (var i = 0; i < 100 && !_done; i++) Thread.Yield();")]
    [InlineData("var spins = 0; while (!_done && spins++ < 10) Thread.Yield();")]
    [InlineData("while (!_done) { _count++; Thread.Yield(); }")]
    [InlineData("while (!queue.TryDequeue(out _)) Thread.Yield();")]
    [InlineData("while (Interlocked.CompareExchange(ref _lock, 1, 0) != 0) Thread.Yield();")]
    [InlineData("var stop = path.Length > 3; while (!stop) Thread.Yield();")]
    [InlineData("while (true) Thread.Yield();")]
    public Task A_loop_that_is_bounded_or_does_something_is_left_alone(string loop) => Rule.Ignores(InMethod(loop));

    [Fact]
    public Task Test_projects_are_left_alone() => Rule.Ignores(InMethod("while (!_done) Thread.Yield();"), Platform.Net80.WithProperty("IsTestProject", "true"));

    [Theory]
    [InlineData("while (!_done) { [|Thread.Yield()|]; }", "SpinWait.SpinUntil(() => _done);")]
    [InlineData("while (!_done) [|Thread.Sleep(0)|];", "SpinWait.SpinUntil(() => _done);")]
    [InlineData("while (!(_count > 3 || _done)) [|Thread.Yield()|];", "SpinWait.SpinUntil(() => _count > 3 || _done);")]
    [InlineData("while (_count < 3 && !_done) [|Thread.Yield()|];", "SpinWait.SpinUntil(() => !(_count < 3 && !_done));")]
    [InlineData("while (queue.IsEmpty) [|Thread.Yield()|];", "SpinWait.SpinUntil(() => !queue.IsEmpty);")]
    [InlineData("var limit = path.Length; while (_count < limit) [|Thread.Yield()|];", "var limit = path.Length; SpinWait.SpinUntil(() => !(_count < limit));")]
    [InlineData("var spinner = new SpinWait(); while (!_done) [|spinner.SpinOnce(-1)|];", "var spinner = new SpinWait(); while (!_done) spinner.SpinOnce();")]
    public Task The_fix_lets_SpinWait_sleep(string loop, string repaired) => Rule.Fixes(InMethod(loop), InMethod(repaired));

    [Fact]
    public Task The_fix_names_SpinWait_in_full_where_its_namespace_is_not_imported() => Rule.Fixes(
        "class C { volatile bool _done; void M() { while (!_done) [|System.Threading.Thread.Yield()|]; while (!_done) [|System.Threading.Thread.Yield()|]; } }",
        "class C { volatile bool _done; void M() { System.Threading.SpinWait.SpinUntil(() => _done); System.Threading.SpinWait.SpinUntil(() => _done); } }");

    [Theory]
    [InlineData("do { [|Thread.Yield()|]; } while (!_done);")]
    [InlineData("while (!_done) { await [|Task.Yield()|]; }")]
    [InlineData("while (!_done) { if (_count > 3) return; [|Thread.Yield()|]; }")]
    [InlineData("while (!_done) { /* why */ [|Thread.Yield()|]; }")]
    public Task Where_the_loop_is_more_than_a_yield_no_fix_is_offered(string loop) => Rule.OffersNoFix(InMethod(loop));

    [Fact]
    public Task What_a_lambda_cannot_capture_gets_no_fix() => Rule.OffersNoFix("""
        using System;
        using System.Threading;
        struct S { volatile bool _done; void M() { while (!_done) [|Thread.Yield()|]; } }
        class C
        {
            void M(ref bool done) { while (!done) [|Thread.Yield()|]; }
            void N(ReadOnlySpan<byte> flags) { while (flags[0] == 0) [|Thread.Yield()|]; }
        }
        """);

    [Fact]
    public Task The_message_says_why_and_what_else() => RuleMessage.Is<YieldSpinAnalyzer>(
        "using System.Threading; class C { volatile bool _done; void M() { while (!_done) Thread.Yield(); } }",
        "nl",
        "'Thread.Yield()' keert direct terug als geen andere thread de processor nodig heeft, zodat deze lus een kern bezet houdt totdat '!_done' verandert; wacht op een event, een taak of een channel, of gebruik ten minste SpinWait, dat al snel slaapt");

    private static string InMethod(string code) => $$"""
        using System;
        using System.Collections.Concurrent;
        using System.Threading;
        using System.Threading.Tasks;

        class C
        {
            private volatile int _count = 1;
            private volatile bool _done;
            private int _lock;

            async Task M(Task task, ConcurrentQueue<int> queue, string path)
            {
                await Task.CompletedTask;
                {{code}}
            }
        }
        """;
}
