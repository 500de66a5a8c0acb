using System.Diagnostics.Tracing;
using GreenCode.Profiler.Sampling.EventPipe;
using Microsoft.Diagnostics.NETCore.Client;

namespace GreenCode.Profiler.Requests;

/// <summary>
/// The events that tell which request a thread works for, and their payloads: the host's begin and end of requests (HostingEventSource), the
/// task library's switch of a thread to another activity (TplEventSource), and the route that was found (the bridge of DiagnosticSource to events).
/// </summary>
internal static class RequestEvents
{
    private const string HostingProvider = "Microsoft.AspNetCore.Hosting";
    private const string TaskProvider = "System.Threading.Tasks.TplEventSource";
    private const string BridgeProvider = "Microsoft-Diagnostics-DiagnosticSource";

    /// <summary>TasksFlowActivityIds 0x80 makes activities flow with tasks, DebugActivityId 0x40000 tells of every switch.</summary>
    private const long ActivityKeywords = 0x4_0080;

    /// <summary>Events 0x2, without the bridge's messages about itself.</summary>
    private const long BridgeKeywords = 0x2;

    /// <summary>Of everything in the context of the request only the values of the route's parameters are written.</summary>
    private const string RouteValues = "Microsoft.AspNetCore/Microsoft.AspNetCore.Routing.EndpointMatched:-Values=Request.RouteValues.*Enumerate";

    private const int Switched = (int)ActivityEventKind.Switched, Begun = (int)ActivityEventKind.Begun,
        Routed = (int)ActivityEventKind.Routed, Ended = (int)ActivityEventKind.Ended;

    /// <summary>What a session must ask for to hear which request a thread works for.</summary>
    public static EventPipeProvider[] ActivityProviders =>
    [
        new(TaskProvider, EventLevel.Informational, ActivityKeywords),
        new(HostingProvider, EventLevel.Informational),
    ];

    /// <summary>What a session must ask for to hear which route a request took.</summary>
    public static EventPipeProvider[] RouteProviders =>
    [
        new(BridgeProvider, EventLevel.Informational, BridgeKeywords, new Dictionary<string, string> { ["FilterAndPayloadSpecs"] = RouteValues }),
    ];

    /// <summary>Whether the assembly at <paramref name="path"/> is the one that serves requests.</summary>
    public static bool IsOfHost(string path) => Path.GetFileNameWithoutExtension(path.AsSpan()).SequenceEqual(HostingProvider);

    /// <remarks>The bridge describes its events itself, and the runtime numbers such events as they come: only their name is certain.</remarks>
    public static int Classify(string provider, int eventId, string name) => (provider, eventId) switch
    {
        (TaskProvider, 25) => Switched,
        (HostingProvider, 3) => Begun,
        (HostingProvider, 4) => Ended,
        (BridgeProvider, _) when name == "Event" => Routed,
        _ => 0,
    };

    /// <summary>
    /// SetActivityId: the activity, 16 bytes. RequestStart: method, path. RequestStop: nothing that matters here. The bridge's event: source,
    /// event, then a number of pairs of key and value. The activity of all but the first stands in the event's header.
    /// </summary>
    /// <exception cref="InvalidDataException">The payload is too short.</exception>
    public static ActivityEvent Read(in NettraceEvent e)
    {
        var cursor = new ByteCursor(e.Payload);
        var (kind, activity, first, second) = ((ActivityEventKind)e.Tag, e.ActivityId, "", "");
        switch (kind)
        {
            case ActivityEventKind.Switched:
                activity = new(cursor.Take(16));
                break;
            case ActivityEventKind.Begun:
                (first, second) = (cursor.Utf16String(), cursor.Utf16String());
                break;
            case ActivityEventKind.Routed:
                _ = cursor.Utf16String();
                _ = cursor.Utf16String();
                if (cursor.UInt16() > 0)
                    (first, second) = (cursor.Utf16String(), cursor.Utf16String());
                break;
        }

        return new(kind, e.ThreadId, e.Time, activity, first, second);
    }
}
