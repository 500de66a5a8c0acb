using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.EventPipe;
using Microsoft.Diagnostics.Tracing.Parsers.Clr;

namespace GreenCode.Profiler.Tests.Sampling.EventPipe;

/// <summary>What TraceEvent, the library of the runtime's own team, reads from a stream.</summary>
internal sealed record Oracle(
    ImmutableArray<SeenSample> Samples, ImmutableArray<SeenMethod> Methods, ImmutableArray<SeenModule> Modules, long Lost)
{
    private static readonly FieldInfo Record =
        typeof(TraceEvent).GetField("eventRecord", BindingFlags.Instance | BindingFlags.NonPublic)!;

    public static Oracle Read(byte[] stream)
    {
        using var source = new EventPipeEventSource(new MemoryStream(stream));
        var samples = ImmutableArray.CreateBuilder<SeenSample>();
        var methods = ImmutableArray.CreateBuilder<SeenMethod>();
        var modules = ImmutableArray.CreateBuilder<SeenModule>();
        new SampleProfilerTraceEventParser(source).ThreadSample += e =>
            samples.Add(new(e.ThreadID, Ticks(e), e.Type == ClrThreadSampleType.Managed, Stack(e)));

        void AddMethod(MethodLoadUnloadVerboseTraceData e, bool isLoaded) => methods.Add(new(
            Ticks(e), e.MethodStartAddress, (uint)e.MethodSize, (ulong)e.ModuleID, e.MethodNamespace, e.MethodName, e.MethodSignature, isLoaded));
        source.Clr.MethodLoadVerbose += e => AddMethod(e, isLoaded: true);
        source.Clr.MethodUnloadVerbose += e => AddMethod(e, isLoaded: false);
        source.Clr.MethodR2RGetEntryPoint += e => methods.Add(new(
            Ticks(e), (ulong)e.EntryPoint, 0, 0, e.MethodNamespace, e.MethodName, e.MethodSignature, IsLoaded: true));
        source.Clr.LoaderModuleLoad += e => modules.Add(new((ulong)e.ModuleID, e.ModuleILPath));
        var rundown = new ClrRundownTraceEventParser(source);
        rundown.MethodDCStopVerbose += e => AddMethod(e, isLoaded: true);
        rundown.MethodDCStartVerbose += e => AddMethod(e, isLoaded: true);
        rundown.LoaderModuleDCStop += e => modules.Add(new((ulong)e.ModuleID, e.ModuleILPath));
        rundown.LoaderModuleDCStart += e => modules.Add(new((ulong)e.ModuleID, e.ModuleILPath));
        source.Process();
        return new(samples.ToImmutable(), methods.ToImmutable(), modules.ToImmutable(), source.EventsLost);
    }

#pragma warning disable CS0618 // The clock's own value is what our reader gives.
    private static long Ticks(TraceEvent e) => e.TimeStampQPC;
#pragma warning restore CS0618

    /// <summary>
    /// The library shows stacks only through TraceLog. They lie in the event's record as Windows lays it out (EVENT_RECORD in evntcons.h):
    /// number of items at 84, their address at 88; an item has its type at 2, its size at 6 and its data at 8, type 6 is a 64-bit stack.
    /// </summary>
    private static unsafe string Stack(TraceEvent e)
    {
        var record = (byte*)Pointer.Unbox(Record.GetValue(e)!);
        var items = *(ushort*)(record + 84);
        var first = *(byte**)(record + 88);
        for (var item = first; item < first + 16 * items; item += 16)
        {
            if (*(ushort*)(item + 2) == 6)
                return SeenSample.Write(new ReadOnlySpan<ulong>(*(ulong**)(item + 8), *(ushort*)(item + 6) / 8)[1..]);
        }

        return "";
    }
}
