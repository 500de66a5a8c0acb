namespace GreenCode.Benchmarks.Evidence;

/// <summary>One source, published twice.</summary>
internal abstract class PublishedPair(string source, (string Framework, string Properties) before, (string Framework, string Properties) after) : IWorkload, IDisposable
{
    protected const string Current = "net10.0";

    private readonly PublishedProgram _before = new(source, before.Framework, before.Properties);
    private readonly PublishedProgram _after = new(source, after.Framework, after.Properties);

    public abstract string Case { get; }

    public int Runs => 10;

    public Task Before() => _before.RunAsync();

    public Task After() => _after.RunAsync();

    public void Dispose()
    {
        _before.Dispose();
        _after.Dispose();
    }
}
