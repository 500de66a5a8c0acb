using GreenCode.Profiler.Sampling.EventPipe;

namespace GreenCode.Benchmarks.Nettrace;

/// <summary>GreenCode's reader with the collector behind it, which is emptied every half second as in a profile.</summary>
internal sealed class OwnReader : IStreamReader
{
    private readonly EventPipeCollector _collector = new();

    public string Name => "GreenCode, with stacks";

    public long Read(PacedStream stream)
    {
        long samples = 0;
        stream.Passed += _ => samples += _collector.Take(null).Samples.Length;
        _collector.Read(stream, isRundown: false);
        return samples + _collector.Take(null).Samples.Length;
    }
}
