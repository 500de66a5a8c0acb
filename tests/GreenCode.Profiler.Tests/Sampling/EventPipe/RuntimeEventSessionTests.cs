using GreenCode.Profiler.Sampling;
using GreenCode.Profiler.Sampling.EventPipe;
using GreenCode.Profiler.Target;
using GreenCode.Profiler.Tests.Target;

namespace GreenCode.Profiler.Tests.Sampling.EventPipe;

public class RuntimeEventSessionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void A_session_with_this_process_tells_its_code_and_what_its_threads_do()
    {
        using var session = RuntimeEventSession.Start(Environment.ProcessId, withSamples: true);
        var batches = new List<SampleBatch>();
        var until = Environment.TickCount64 + 200;
        while (Environment.TickCount64 < until)
            batches.Add(session.Take());
        session.Stop(TestContext.Current.CancellationToken);
        batches.Add(session.Take());

        var methods = batches.SelectMany(batch => batch.Methods).ToList();
        Assert.Contains(methods, method => method.Name == nameof(A_session_with_this_process_tells_its_code_and_what_its_threads_do));
        Assert.Contains(methods, method => method.Time == default);
        Assert.Contains(batches.SelectMany(batch => batch.Modules), module => module.Path == typeof(RuntimeEventSession).Assembly.Location);
        var samples = batches.SelectMany(batch => batch.Samples).ToList();
        Assert.NotEmpty(samples);
        Assert.All(samples.GroupBy(sample => sample.ThreadId), thread => Assert.Equal(thread.OrderBy(sample => sample.Time), thread));
        Assert.All(samples, sample => Assert.InRange(sample.StackId, 0, session.Stacks.Count - 1));
        Assert.Null(batches[^1].EndedEarly);
        Assert.Equal(0, batches[^1].Lost);
    }

    [Fact]
    public void A_session_without_samples_tells_only_the_code()
    {
        using var session = RuntimeEventSession.Start(Environment.ProcessId, withSamples: false);
        session.Stop(TestContext.Current.CancellationToken);

        var batch = session.Take();
        Assert.NotEmpty(batch.Methods);
        Assert.Empty(batch.Samples);
    }

    [Fact]
    public async Task When_the_target_ends_the_session_says_so_and_stopping_does_no_harm()
    {
        var child = new Child(ChildProgram.Path, ChildProgram.Arguments);
        using var target = await AttachAsync(child.Id);
        using var session = RuntimeEventSession.Start(child.Id, withSamples: true);
        Assert.Null(session.Take().EndedEarly);

        child.Dispose();
        var waited = Environment.TickCount64;
        while (session.Take().EndedEarly is null && Environment.TickCount64 - waited < Patience.TotalMilliseconds)
            await Task.Delay(5, TestContext.Current.CancellationToken);

        Assert.Equal("The event stream ended: the target has exited.", session.Take().EndedEarly);
        session.Stop(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_process_without_a_runtime_is_refused_in_a_sentence()
    {
        using var child = new Child("/bin/sleep", "60");

        var refusal = Assert.Throws<SamplingRefusedException>(() => RuntimeEventSession.Start(child.Id, withSamples: true));

        Assert.StartsWith($"The diagnostic socket of process {child.Id} could not be used: ", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>A child needs a moment until its runtime listens.</summary>
    private static async Task<TargetProcess> AttachAsync(int processId)
    {
        var waited = Environment.TickCount64;
        while (Environment.TickCount64 - waited < Patience.TotalMilliseconds)
        {
            try
            {
                return TargetProcess.Attach(processId);
            }
            catch (TargetException)
            {
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }
        }

        return TargetProcess.Attach(processId);
    }
}
