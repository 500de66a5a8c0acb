using System.Collections.Immutable;
using GreenCode.Profiler.Model;
using GreenCode.Profiler.Sampling.EventPipe;

namespace GreenCode.Profiler.Tests.Sampling.EventPipe;

/// <summary>What our own reader reads from a stream, in the same terms as <see cref="Oracle"/>.</summary>
internal sealed record Reading(
    ImmutableArray<SeenSample> Samples, ImmutableArray<SeenMethod> Methods, ImmutableArray<SeenModule> Modules, long Lost, bool IsTruncated)
{
    public static Reading Read(byte[] stream) => Read(new MemoryStream(stream));

    public static Reading Read(Stream stream)
    {
        var samples = ImmutableArray.CreateBuilder<SeenSample>();
        var methods = ImmutableArray.CreateBuilder<SeenMethod>();
        var modules = ImmutableArray.CreateBuilder<SeenModule>();
        var reader = new NettraceReader(stream, RuntimeEvents.Classify);
        reader.ReadToEnd((in e) =>
        {
            switch (e.Tag)
            {
                case RuntimeEvents.Sample:
                    samples.Add(new(
                        e.ThreadId, e.Time.Nanoseconds, RuntimeEvents.Kind(e.Payload) == SampleKind.Managed, SeenSample.Write(e.Stack)));
                    break;
                case RuntimeEvents.MethodLoaded or RuntimeEvents.MethodUnloaded:
                    var kind = e.Tag == RuntimeEvents.MethodLoaded ? MethodLoadKind.Loaded : MethodLoadKind.Unloaded;
                    methods.Add(Seen(RuntimeEvents.Method(e.Payload, e.Time, kind)));
                    break;
                case RuntimeEvents.MethodEntryPoint:
                    methods.Add(Seen(RuntimeEvents.EntryPoint(e.Payload, e.Time)));
                    break;
                case RuntimeEvents.ModuleLoaded:
                    var module = RuntimeEvents.Module(e.Payload);
                    modules.Add(new(module.ModuleId, module.Path));
                    break;
            }
        });
        return new(samples.ToImmutable(), methods.ToImmutable(), modules.ToImmutable(), reader.LostEvents, reader.IsTruncated);
    }

    private static SeenMethod Seen(MethodLoad load) => new(
        load.Time.Nanoseconds, load.Address, load.Length, load.ModuleId, load.Type, load.Name, load.Signature,
        load.Kind == MethodLoadKind.Loaded);
}
