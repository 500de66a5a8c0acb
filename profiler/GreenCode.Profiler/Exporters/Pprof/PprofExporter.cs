using System.IO.Compression;
using GreenCode.Energy;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Exporters.Pprof;

/// <summary>
/// The profile format of pprof, Pyroscope and Parca: a gzipped protocol buffer (github.com/google/pprof, proto/profile.proto) with samples, CPU time
/// in nanoseconds and energy in microjoules per call path, the thread's role as label <c>thread</c> and the HTTP endpoint as label <c>endpoint</c>. pprof
/// scales only units of time and bytes, so that microjoules are shown as they are.
/// </summary>
public sealed class PprofExporter : IReportExporter
{
    /// <inheritdoc/>
    public ExportFormat Format { get; } = new("pprof", [".pb.gz", ".pprof"], "for go tool pprof, Pyroscope and Parca");

    /// <inheritdoc/>
    public void Export(EnergyRecord record, Stream output)
    {
        using var gzip = new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true);
        var strings = new PprofStrings();
        var message = new ProtobufWriter();
        WriteHead(message, strings, record);
        WriteFrames(message, strings, record.CallTree);
        gzip.Write(message.Written);
        WriteSamples(gzip, strings, record);
        strings.WriteTo(gzip);
    }

    private static bool HasEnergy(EnergyRecord record) => record.Meter.Provenance != Provenance.Unavailable;

    private static void WriteHead(ProtobufWriter message, PprofStrings strings, EnergyRecord record)
    {
        WriteValueType(message, strings, "samples", "count");
        WriteValueType(message, strings, "cpu", "nanoseconds");
        if (HasEnergy(record))
            WriteValueType(message, strings, "energy", "microjoules");
        message.Number(PprofField.TimeNanos, (record.CreatedAt.UtcTicks - DateTime.UnixEpoch.Ticks) * 100);
        message.Number(PprofField.DurationNanos, (long)(record.DurationSeconds * 1e9));
        message.Number(PprofField.Comment, strings[$"{record.Tool.Name} {record.Tool.Version}, meter {record.Meter.Name}, {record.Meter.Provenance.ToString().ToLowerInvariant()}"]);
        message.Number(PprofField.DefaultSampleType, strings[HasEnergy(record) ? "energy" : "cpu"]);
    }

    private static void WriteValueType(ProtobufWriter message, PprofStrings strings, string type, string unit)
    {
        var value = new ProtobufWriter();
        value.Number(1, strings[type]);
        value.Number(2, strings[unit]);
        message.Bytes(PprofField.SampleType, value.Written);
    }

    /// <summary>One mapping per module, and one function and location per frame; ids are from 1.</summary>
    private static void WriteFrames(ProtobufWriter message, PprofStrings strings, CallTree tree)
    {
        var mappings = new Dictionary<string, int>();
        var inner = new ProtobufWriter();
        var line = new ProtobufWriter();
        for (var i = 0; i < tree.Frames.Length; i++)
        {
            var frame = tree.Frames[i];
            var module = frame.Module ?? "";
            if (mappings.TryAdd(module, mappings.Count + 1))
            {
                inner.Clear();
                inner.Number(1, mappings[module]);
                inner.Number(5, strings[module]);
                inner.Number(7, 1);
                message.Bytes(PprofField.Mapping, inner.Written);
            }

            inner.Clear();
            inner.Number(1, i + 1);
            inner.Number(2, strings[Stacks.NameOf(frame)]);
            inner.Number(4, strings[module]);
            message.Bytes(PprofField.Function, inner.Written);

            line.Clear();
            line.Number(1, i + 1);
            inner.Clear();
            inner.Number(1, i + 1);
            inner.Number(2, mappings[module]);
            inner.Bytes(4, line.Written);
            message.Bytes(PprofField.Location, inner.Written);
        }
    }

    private static void WriteSamples(Stream output, PprofStrings strings, EnergyRecord record)
    {
        var (cpu, energy) = (new CarriedRounding(1e9), new CarriedRounding(1e6));
        var (message, sample, packed) = (new ProtobufWriter(), new ProtobufWriter(), new ProtobufWriter());
        var frames = new int[16];
        foreach (var node in record.CallTree.Nodes)
        {
            var (nanoseconds, microjoules) = (cpu.Next(node.CpuSeconds), energy.Next(node.SelfJoules));
            if (nanoseconds <= 0 && microjoules <= 0 && node.Samples == 0)
                continue;

            var stack = Stacks.FramesOf(record.CallTree, node, ref frames);
            packed.Clear();
            for (var i = stack.Count - 1; i >= 0; i--)
            {
                if (stack.Count == 1 || LabelOf(record.CallTree.Frames[stack[i]]) is null)
                    packed.Packed(stack[i] + 1);
            }

            sample.Clear();
            sample.Bytes(1, packed.Written);
            packed.Clear();
            packed.Packed(node.Samples);
            packed.Packed(nanoseconds);
            if (HasEnergy(record))
                packed.Packed(microjoules);
            sample.Bytes(2, packed.Written);
            foreach (var frame in stack)
            {
                if (LabelOf(record.CallTree.Frames[frame]) is not { } label)
                    continue;
                packed.Clear();
                packed.Number(1, strings[label]);
                packed.Number(2, strings[record.CallTree.Frames[frame].Name]);
                sample.Bytes(3, packed.Written);
            }

            message.Clear();
            message.Bytes(PprofField.Sample, sample.Written);
            output.Write(message.Written);
        }
    }

    /// <summary>The label that says what a frame says which is no code: pprof filters and groups by labels.</summary>
    private static string? LabelOf(CallTreeFrame frame) => frame.Kind switch
    {
        "process" => "process",
        "role" => "thread",
        "endpoint" => "endpoint",
        _ => null,
    };
}
