namespace GreenCode.Profiler.Tests.Sampling.EventPipe;

/// <summary>Our reader and TraceEvent read the same bytes. TraceEvent sorts events by time, ours leaves them in the stream's order.</summary>
public class NettraceOracleTests(RecordedSession session) : IClassFixture<RecordedSession>
{
    private readonly Reading _reading = Reading.Read(session.Bytes);
    private readonly Oracle _oracle = Oracle.Read(session.Bytes);

    [Fact]
    public void Samples_have_the_same_threads_times_kinds_and_stacks()
    {
        Assert.True(_oracle.Samples.Length > 100, $"{_oracle.Samples.Length} samples are too few to compare.");
        Assert.Equal(InOrder(_oracle.Samples), InOrder(_reading.Samples));
    }

    [Fact]
    public void Stacks_differ_and_hardly_any_is_empty()
    {
        Assert.True(_reading.Samples.DistinctBy(sample => sample.Stack).Count() > 10);
        Assert.True(_reading.Samples.Count(sample => sample.Stack.Length == 0) < _reading.Samples.Length / 20);
    }

    [Fact]
    public void Methods_have_the_same_fields()
    {
        Assert.Contains(_oracle.Methods, method => !method.IsLoaded || method.Name.StartsWith("Add", StringComparison.Ordinal));
        Assert.Contains(_oracle.Methods, method => method.Length == 0);
        Assert.Contains(_oracle.Methods, method => method.ModuleId != 0 && method.Signature.Length > 0);
        Assert.Equal(InOrder(_oracle.Methods), InOrder(_reading.Methods));
    }

    [Fact]
    public void Modules_have_the_same_fields()
    {
        Assert.Contains(_oracle.Modules, module => module.Path.EndsWith("System.Private.CoreLib.dll", StringComparison.Ordinal));
        Assert.Equal(InOrder(_oracle.Modules), InOrder(_reading.Modules));
    }

    [Fact]
    public void Nothing_is_lost_and_the_stream_is_whole()
    {
        Assert.Equal(0, _oracle.Lost);
        Assert.Equal(0, _reading.Lost);
        Assert.False(_reading.IsTruncated);
    }

    private static List<string> InOrder<T>(IEnumerable<T> seen) => [.. seen.Select(one => $"{one}").Order(StringComparer.Ordinal)];
}
