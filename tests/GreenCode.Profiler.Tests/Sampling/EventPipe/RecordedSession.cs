using System.Diagnostics.Tracing;
using System.Globalization;
using System.Reflection.Emit;
using GreenCode.Profiler.Sampling.EventPipe;
using Microsoft.Diagnostics.NETCore.Client;

namespace GreenCode.Profiler.Tests.Sampling.EventPipe;

/// <summary>The bytes of one real session: this process, sampled while it works, waits and compiles, with a rundown at the end.</summary>
public sealed class RecordedSession
{
    /// <summary>Precompiled code tells its entry points only when it is first entered: each session needs methods that no test has called yet.</summary>
    private static readonly Func<Calendar>[] s_neverEntered =
        [() => new HebrewCalendar(), () => new UmAlQuraCalendar(), () => new PersianCalendar(), () => new JulianCalendar(), () => new KoreanCalendar()];
    private static int s_sessions = -1;

    public RecordedSession()
    {
        var client = new DiagnosticsClient(Environment.ProcessId);
        using var session = client.StartEventPipeSession(
            [
                new EventPipeProvider(RuntimeEvents.SampleProvider, EventLevel.Informational),
                new EventPipeProvider(RuntimeEvents.RuntimeProvider, EventLevel.Verbose, RuntimeEvents.SymbolKeywords),
            ],
            requestRundown: true);
        var recording = new MemoryStream();
        var copying = Task.Run(() => session.EventStream.CopyTo(recording));
        Work();
        session.Stop();
        copying.Wait();
        Bytes = recording.ToArray();
    }

    public byte[] Bytes { get; }

    private static void Work()
    {
        using var gate = new ManualResetEventSlim();
        var waiting = Enumerable.Range(0, 3).Select(_ => new Thread(() => gate.Wait())).ToList();
        waiting.ForEach(thread => thread.Start());
        var sum = 0;
        var until = Environment.TickCount64 + 400;
        for (var depth = 0; Environment.TickCount64 < until; depth = (depth + 1) % 40)
        {
            sum += Descend(depth);
            sum += Compile(depth)(depth);
        }

        sum += s_neverEntered[Interlocked.Increment(ref s_sessions)]().GetYear(new DateTime(2026, 1, 1));
        gate.Set();
        waiting.ForEach(thread => thread.Join());
        GC.KeepAlive(sum);
    }

    private static int Descend(int depth) => depth == 0 ? Environment.TickCount : Descend(depth - 1) + 1;

    /// <summary>Code that is made, used and thrown away: its loading and unloading is in the stream.</summary>
    private static Func<int, int> Compile(int addend)
    {
        var method = new DynamicMethod($"Add{addend}", typeof(int), [typeof(int)]);
        var code = method.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldc_I4, addend);
        code.Emit(OpCodes.Add);
        code.Emit(OpCodes.Ret);
        return method.CreateDelegate<Func<int, int>>();
    }
}
