namespace GreenCode.Benchmarks.Nettrace;

/// <summary>Something that reads one event stream, and keeps what it needs to go on reading.</summary>
internal interface IStreamReader
{
    string Name { get; }

    /// <summary>Reads to the end and says how many samples there were.</summary>
    long Read(PacedStream stream);
}
