using GreenCode.Analyzers.Rules.Waiting.BusyWait;
using Rule = GreenCode.Analyzers.Tests.RuleVerifier<GreenCode.Analyzers.Rules.Waiting.BusyWait.BusyWaitAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;

namespace GreenCode.Analyzers.Tests.Rules.Waiting;

public class BusyWaitTests
{
    [Theory]
    [InlineData("[|while|] (!_done) { }")]
    [InlineData("[|while|] (!_done) ;")]
    [InlineData("[|while|] (!_done) { continue; }")]
    [InlineData("[|while|] (_count < 10) { }")]
    [InlineData("[|while|] (_node == null) { }")]
    [InlineData("[|while|] (_node is null) { }")]
    [InlineData("[|while|] (_node is not { Ready: true }) { }")]
    [InlineData("[|while|] (_node?.Ready != true) { }")]
    [InlineData("[|while|] (!Volatile.Read(ref _done)) { }")]
    [InlineData("[|while|] (Interlocked.Read(ref _ticks) == 0) { }")]
    [InlineData("[|while|] (Interlocked.CompareExchange(ref _ticks, 0, 0) == 0) { }")]
    [InlineData("[|while|] (!task.IsCompleted) { }")]
    [InlineData("[|while|] (!token.IsCancellationRequested) { }")]
    [InlineData("[|while|] (!Ready) { }")]
    [InlineData("[|while|] (queue.IsEmpty) { }")]
    [InlineData("[|while|] (queue.Count == 0 && !token.IsCancellationRequested) { }")]
    [InlineData("[|while|] (_flags[0] == 0) { }")]
    [InlineData("[|while|] (DateTime.UtcNow < _deadline) { }")]
    [InlineData("[|while|] (Stopwatch.GetElapsedTime(_ticks) < TimeSpan.MaxValue) { }")]
    [InlineData("[|while|] (!File.Exists(path)) { }")]
    [InlineData("[|for|] (; !_done; ) { }")]
    [InlineData("[|for|] (; ; ) { if (_done) break; }")]
    [InlineData("[|do|] { } while (!_done);")]
    [InlineData("[|while|] (true) { if (_done) return; }")]
    [InlineData("[|while|] (true) { if (_done) { Console.WriteLine(path); break; } }")]
    [InlineData("[|while|] (!_done) { if (DateTime.UtcNow > _deadline) throw new TimeoutException(); }")]
    [InlineData("[|while|] (!_done) { if (_count > 3) continue; else if (_count > 2) break; }")]
    public Task A_loop_that_only_tests_shared_state_is_a_busy_wait(string loop) => Rule.Warns(InMethod(loop));

    [Fact]
    public Task A_local_that_a_lambda_writes_is_shared_state() => Rule.Warns("""
        using System.Threading.Tasks;
        class C { void M() { var done = false; Task.Run(() => done = true); [|while|] (!done) { } } }
        """);

    [Fact]
    public Task A_parameter_passed_by_reference_is_shared_state() => Rule.Warns("class C { void M(ref bool done) { [|while|] (!done) { } } }");

    [Theory]
    [InlineData("while (queue.TryDequeue(out _)) { }")]
    [InlineData("while (stream.ReadByte() >= 0) { }")]
    [InlineData("while (enumerator.MoveNext()) { }")]
    [InlineData("while (_count-- > 0) { }")]
    [InlineData("while ((_node = Next()) != null) { }")]
    [InlineData("while (!Poll()) { }")]
    [InlineData("while (NextIsReady) { }")]
    [InlineData("while (Locked) { }")]
    [InlineData("while (reader.EndOfStream) { }")]
    [InlineData("while (!wait.WaitOne(0)) { }")]
    [InlineData("while (true) { if (queue.TryDequeue(out _)) break; }")]
    public Task A_condition_that_does_something_is_no_wait(string loop) => Rule.Ignores(InMethod(loop));

    [Theory]
    [InlineData("while (Interlocked.CompareExchange(ref _ticks, 1, 0) != 0) { }")]
    [InlineData("while (Interlocked.Exchange(ref _ticks, 1) == 1) { }")]
    [InlineData("while (true) { if (Interlocked.CompareExchange(ref _ticks, 1, 0) == 0) break; }")]
    [InlineData("long seen; do { seen = _ticks; } while (Interlocked.CompareExchange(ref _ticks, seen + 1, seen) != seen);")]
    [InlineData("while (Interlocked.Exchange(ref _ticks, 1) == 1) { while (Volatile.Read(ref _ticks) == 1) { } }")]
    public Task Lock_free_retries_are_left_alone(string loop) => Rule.Ignores(InMethod(loop));

    [Theory]
    [InlineData("var spinner = new SpinWait(); while (!_done) { spinner.SpinOnce(); }")]
    [InlineData("while (!_done) { Thread.SpinWait(20); }")]
    [InlineData("while (!_done) { Thread.Sleep(10); }")]
    [InlineData("while (!_done) { _count++; }")]
    [InlineData("for (var i = 0; i < 100 && !_done; i++) { }")]
    [InlineData("while (true) { if (_done) Console.WriteLine(path); }")]
    public Task A_loop_that_does_something_is_left_alone(string loop) => Rule.Ignores(InMethod(loop));

    [Theory]
    [InlineData("var done = path.Length > 3; while (!done) { }")]
    [InlineData("while (_fixed > 3) { }")]
    [InlineData("while (true) { }")]
    [InlineData("for (; ; ) { }")]
    public Task A_loop_that_waits_for_nothing_another_thread_can_change_is_left_alone(string loop) => Rule.Ignores(InMethod(loop));

    [Fact]
    public Task An_iterator_that_yields_does_work() => Rule.Ignores("""
        using System.Collections.Generic;
        class C { volatile bool _done; IEnumerable<int> M() { while (true) { if (!_done) yield return 1; } } }
        """);

    [Fact]
    public Task An_operator_of_the_users_own_type_may_do_anything() => Rule.Ignores("""
        class Gate { public static bool operator !(Gate gate) => false; }
        class C { Gate _gate = new(); void M() { while (!_gate) { } } }
        """);

    [Fact]
    public Task A_getter_that_reads_a_volatile_field_is_a_read() => Rule.Warns("""
        using System.Threading;
        class C { bool _done; bool Done => Volatile.Read(ref _done); void M() { [|while|] (!Done) { } } }
        """);

    [Fact]
    public Task Test_projects_are_left_alone() => Rule.Ignores("""
        namespace Xunit { class FactAttribute : System.Attribute { } }
        class C { volatile bool _done; void M() { while (!_done) { } } }
        """);

    [Fact]
    public Task Generated_code_is_left_alone() => Rule.Ignores("""
        // <auto-generated/>
        class C { volatile bool _done; void M() { while (!_done) { } } }
        """);

    [Fact]
    public Task The_message_names_what_is_awaited_and_a_cheaper_way() => RuleMessage.Is<BusyWaitAnalyzer>(
        "class C { volatile bool _done; void M() { while (!_done) { } } }",
        "en",
        "This loop keeps a processor core fully busy until '!_done' changes; wait for an event, a task or a channel instead, which costs next to nothing");

    private static string InMethod(string loop) => $$"""
        using System;
        using System.Collections.Concurrent;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;

        class Node { public bool Ready { get; set; } }

        class C
        {
            private volatile int _count = 1;
            private bool _done;
            private long _ticks;
            private DateTime _deadline;
            private Node _node;
            private readonly int _fixed = 5;
            private readonly int[] _flags = new int[1];

            private bool Ready { get; set; }
            private bool NextIsReady => _count++ > 10;
            private bool Locked { get { lock (this) { return _done; } } }

            private bool Poll() => _done;
            private Node Next() => null;

            void M(Task task, CancellationToken token, ConcurrentQueue<int> queue, string path, Stream stream, StreamReader reader, IEnumerator<int> enumerator, WaitHandle wait)
            {
                {{loop}}
            }
        }
        """;
}
