using System.Buffers.Binary;
using GreenCode.Energy;

namespace GreenCode.Profiler.Sampling.EventPipe;

/// <summary>
/// What the .NET runtimes of a command and its children tell of themselves in event files that they write from their first instruction on:
/// bytes allocated, and requests that ASP.NET Core finished.
/// </summary>
/// <param name="AllocatedBytes">
/// The sum of the runtime's allocation ticks (GCAllocationTick, event 10), each of which stands for some 100 kB: what was allocated since the last
/// tick at the end is missing.
/// </param>
/// <param name="Requests">Requests that were finished (Microsoft.AspNetCore.Hosting, event 4).</param>
/// <param name="Files">How many runtimes wrote a file.</param>
/// <param name="Lost">Events that the runtimes dropped.</param>
public sealed record RunEvents(long AllocatedBytes, long Requests, int Files, long Lost)
{
    private const int Allocation = 1, Request = 2;

    /// <summary>AllocationAmount, AllocationKind and ClrInstanceID come before AllocationAmount64.</summary>
    private const int AllocatedAt = 4 + 4 + 2;

    /// <summary>The environment variables that make every .NET runtime of a command write its events into <paramref name="folder"/>.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="allocations">Whether bytes allocated are wanted.</param>
    /// <param name="requests">Whether requests are wanted.</param>
    public static IReadOnlyDictionary<string, string> Environment(string folder, bool allocations, bool requests) => new Dictionary<string, string>
    {
        ["DOTNET_EnableEventPipe"] = "1",
        ["DOTNET_EventPipeOutputPath"] = Path.Combine(folder, "{pid}.nettrace"),
        ["DOTNET_EventPipeOutputStreaming"] = "1",
        ["DOTNET_EventPipeRundown"] = "0",
        ["DOTNET_EventPipeEnableStackwalk"] = "0",
        ["DOTNET_EventPipeConfig"] = string.Join(',',
        [
            .. allocations ? ["Microsoft-Windows-DotNETRuntime:0x1:5"] : Array.Empty<string>(),
            .. requests ? ["Microsoft.AspNetCore.Hosting:0xFFFFFFFFFFFFFFFF:4"] : Array.Empty<string>(),
        ]),
    };

    /// <summary>Reads the files that were written, and counts what happened between two moments. A file that breaks off counts as far as it goes.</summary>
    public static RunEvents Read(string folder, MonotonicTime since, MonotonicTime until)
    {
        var sum = new RunEvents(0, 0, 0, 0);
        foreach (var path in Directory.EnumerateFiles(folder, "*.nettrace"))
        {
            using var stream = File.OpenRead(path);
            sum = Read(stream, since, until, sum);
        }

        return sum;
    }

    internal static RunEvents Read(Stream stream, MonotonicTime since, MonotonicTime until, RunEvents before)
    {
        var (allocated, requests) = (before.AllocatedBytes, before.Requests);
        var reader = new NettraceReader(stream, Classify);
        try
        {
            reader.ReadToEnd((in NettraceEvent e) =>
            {
                if (e.Time < since || e.Time > until)
                    return;
                if (e.Tag == Request)
                    requests++;
                else if (e.Payload.Length >= AllocatedAt + sizeof(long))
                    allocated += BinaryPrimitives.ReadInt64LittleEndian(e.Payload[AllocatedAt..]);
            });
        }
        catch (InvalidDataException)
        {
            // A runtime that was killed while it wrote: what came before counts.
        }

        return new(allocated, requests, before.Files + 1, before.Lost + reader.LostEvents);
    }

    private static int Classify(string provider, int eventId, string name) => (provider, eventId) switch
    {
        ("Microsoft-Windows-DotNETRuntime", 10) => Allocation,
        ("Microsoft.AspNetCore.Hosting", 4) => Request,
        _ => 0,
    };
}
