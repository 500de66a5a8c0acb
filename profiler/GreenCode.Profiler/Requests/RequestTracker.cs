using System.Collections.Immutable;
using System.Runtime.InteropServices;
using GreenCode.Energy;
using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Requests;

/// <summary>
/// Says which endpoint a thread worked for at a moment. A thread works for the request whose activity it switched to last, so that work after an
/// await stays with its request whatever thread it goes on with; what no request's activity was current for is background. No I/O.
/// </summary>
/// <remarks>
/// A sampler with a wall clock misses requests that are shorter than its interval, and waiting would get their CPU time. But when they began and
/// ended on a thread is known: an inferred sample at each switch and each tick bounds the time that is spent in between.
/// </remarks>
/// <param name="paths">The call paths, in which an endpoint becomes a frame above all code.</param>
/// <param name="isWallClock">Whether the sampler's clock is wall time.</param>
internal sealed class RequestTracker(CallPaths paths, bool isWallClock)
{
    /// <summary>More names are no endpoints any more but paths that nobody made a route for.</summary>
    private const int MostEndpoints = 500;

    /// <summary>In letters.</summary>
    private const int LongestName = 300;

    /// <summary>More requests at a time mean that their ends were lost.</summary>
    private const int MostOpenRequests = 100_000;

    private const string OtherEndpoints = "(other endpoints)";

    /// <summary>How long a route waits for the beginning of its request, which comes by another way.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly Dictionary<(int ProcessId, Guid Activity), Request> _open = [];
    private readonly Dictionary<(int ProcessId, Guid Activity), (MonotonicTime Time, string Values)> _early = [];
    private readonly RouteTable _routes = new();
    private readonly Dictionary<int, ThreadHistory> _threads = [];
    private readonly Dictionary<string, int> _endpointByName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Name, long Count)> _endpoints = [];
    private readonly Dictionary<(int Path, int Endpoint), int> _paths = [];
    private readonly Dictionary<int, (int Path, SampleKind Kind)> _seenLast = [];

    /// <summary>The endpoints, in the order of their frames.</summary>
    public ImmutableArray<Endpoint> Endpoints
    {
        get
        {
            var open = _open.Values.Where(request => request.Endpoint >= 0).CountBy(request => request.Endpoint).ToDictionary();
            return [.. _endpoints.Select((endpoint, index) => new Endpoint(endpoint.Name, endpoint.Count + open.GetValueOrDefault(index)))];
        }
    }

    /// <summary>Since when routes are not told any more; null while they are.</summary>
    public MonotonicTime? RoutesEnded { get; set; }

    /// <summary>Takes an event. Events come before the samples that they explain, and in the order of time per thread; routes may come out of turn.</summary>
    public void Add(ActivityEvent e)
    {
        var activity = ActivityPath.PathOf(e.Activity);
        switch (e.Kind)
        {
            case ActivityEventKind.Begun:
                ForgetLostRequests();
                // Known at once, for the work that other threads do for it; its route may take a little longer.
                _open[(e.ProcessId, activity)] = new(e.Time, e.First, e.Second)
                {
                    RouteValues = _early.Remove((e.ProcessId, activity), out var early) ? early.Values : null,
                };
                break;
            case ActivityEventKind.Routed when Find(e.ProcessId, activity) is { } request:
                request.RouteValues = e.Second;
                break;
            case ActivityEventKind.Routed when _early.Count < MostOpenRequests:
                _early[(e.ProcessId, activity)] = (e.Time, e.Second);
                break;
            case ActivityEventKind.Ended when Find(e.ProcessId, activity) is { } request:
                request.Ended = e.Time;
                break;
        }

        if (e.Kind != ActivityEventKind.Routed)
            (CollectionsMarshal.GetValueRefOrAddDefault(_threads, e.ThreadId, out _) ??= new(e.ProcessId)).Add(e.Time, e.Kind == ActivityEventKind.Ended ? default : activity);
    }

    /// <summary>
    /// Hands on a sample, with its endpoint as the outermost frame where its thread worked for a request, after what is inferred before it. Samples
    /// come in the order of time per thread.
    /// </summary>
    public void Place(PathSample sample, Action<PathSample> add)
    {
        if (!_threads.TryGetValue(sample.ThreadId, out var thread))
        {
            add(sample);
            return;
        }

        AdvanceTo(sample.Time, sample.ThreadId, thread, add);
        thread.IsAlive = true;
        var endpoint = thread.Current is { } request ? EndpointOf(request) : -1;
        if (endpoint >= 0)
            sample = sample with { Path = Under(endpoint, sample.Path) };
        if (sample.IsInferred)
        {
            // A collection is no place where the work goes on.
        }
        else if (endpoint >= 0)
        {
            _seenLast[endpoint] = (sample.Path, sample.Kind);
        }
        else
        {
            thread.Background = (sample.Path, sample.Kind);
        }

        add(sample);
    }

    /// <summary>Hands on what is inferred until <paramref name="time"/>, and forgets what is not needed for samples after it.</summary>
    public void EndWindow(MonotonicTime time, Action<PathSample> add)
    {
        foreach (var (threadId, thread) in _threads)
        {
            AdvanceTo(time, threadId, thread, add);
            if (!thread.IsAlive && thread.IsOver)
                _threads.Remove(threadId);
            else if (isWallClock)
                add(Inferred(time, threadId, thread));
            thread.IsAlive = false;
        }

        foreach (var (activity, request) in _open)
        {
            // Its route has been told by now, if it has one. Earlier it would be counted under a guess.
            if (request.Began <= time)
                _ = EndpointOf(request);
            if (request.Ended > time)
                continue;
            Count(request);
            _open.Remove(activity);
        }

        foreach (var (activity, early) in _early)
        {
            if (time - early.Time > LongestWait)
                _early.Remove(activity);
        }
    }

    /// <summary>From <paramref name="time"/> on nothing is known of any thread.</summary>
    public void EndAt(MonotonicTime time)
    {
        foreach (var thread in _threads.Values)
            thread.Add(time, default);
        foreach (var request in _open.Values)
            request.Ended = request.Ended > time ? time : request.Ended;
    }

    private void AdvanceTo(MonotonicTime time, int threadId, ThreadHistory thread, Action<PathSample> add)
    {
        while (thread.TryTake(time, out var at, out var activity))
        {
            if (isWallClock)
                add(Inferred(at, threadId, thread));
            thread.Current = Find(thread.ProcessId, activity);
        }
    }

    /// <summary>The thread was still where it was seen last, or where another thread was for the same endpoint.</summary>
    private PathSample Inferred(MonotonicTime time, int threadId, ThreadHistory thread)
    {
        var (path, kind) = thread.Current is { } request ? SeenLast(EndpointOf(request)) : thread.Background;
        return new(threadId, time, path, kind, thread.ProcessId, SampleOrigin.Request);
    }

    private (int Path, SampleKind Kind) SeenLast(int endpoint) =>
        _seenLast.TryGetValue(endpoint, out var seen) ? seen : (Under(endpoint, CallPaths.Root), SampleKind.Managed);

    private void ForgetLostRequests()
    {
        if (_open.Count < MostOpenRequests)
            return;
        foreach (var (activity, request) in _open.OrderBy(entry => entry.Value.Began.Nanoseconds).Take(MostOpenRequests / 2).ToList())
        {
            Count(request);
            _open.Remove(activity);
        }
    }

    private void Count(Request request)
    {
        var (name, count) = _endpoints[EndpointOf(request)];
        _endpoints[EndpointOf(request)] = (name, count + 1);
    }

    /// <summary>The request that an activity is, or is a part of.</summary>
    private Request? Find(int processId, Guid activity)
    {
        if (activity == default)
            return null;
        if (_open.TryGetValue((processId, activity), out var request))
            return request;
        foreach (var around in ActivityPath.Around(activity))
        {
            if (_open.TryGetValue((processId, around), out request))
                return request;
        }

        return null;
    }

    private int EndpointOf(Request request)
    {
        if (request.Endpoint >= 0)
            return request.Endpoint;
        var name = $"{request.Method} {RouteOf(request)}";
        if (name.Length > LongestName)
            name = $"{name[..LongestName]}…";
        if (!_endpointByName.ContainsKey(name) && _endpoints.Count >= MostEndpoints)
            name = OtherEndpoints;
        ref var endpoint = ref CollectionsMarshal.GetValueRefOrAddDefault(_endpointByName, name, out var isKnown);
        if (!isKnown)
        {
            endpoint = _endpoints.Count;
            _endpoints.Add((name, 0));
        }

        return request.Endpoint = endpoint;
    }

    private string RouteOf(Request request)
    {
        if (request.RouteValues is null && request.Ended > RoutesEnded)
            return _routes.Find(request.Method, request.Path) ?? RouteTemplates.Guessed(request.Path);
        var route = RouteTemplates.Of(request.Path, request.RouteValues);
        if (request.RouteValues is not null && _endpoints.Count < MostEndpoints)
            _routes.Add(request.Method, route);
        return route;
    }

    private int Under(int endpoint, int path)
    {
        if (_paths.TryGetValue((path, endpoint), out var placed))
            return placed;
        var (parent, frame) = path == CallPaths.Root ? (-1, CallPaths.EndpointFrame(endpoint)) : paths[path];
        return _paths[(path, endpoint)] = paths.Child(parent < 0 ? CallPaths.Root : Under(endpoint, parent), frame);
    }

    private sealed class Request(MonotonicTime began, string method, string path)
    {
        public MonotonicTime Began => began;

        public string Method => method;

        public string Path => path;

        public string? RouteValues { get; set; }

        public MonotonicTime Ended { get; set; } = new(long.MaxValue);

        /// <summary>Settled when it is asked for first, so that all parts of a request go the same way.</summary>
        public int Endpoint { get; set; } = -1;
    }

    /// <summary>What a thread worked for, and what it will work for next.</summary>
    private sealed class ThreadHistory(int processId)
    {
        private readonly Queue<(MonotonicTime Time, Guid Activity)> _switches = [];

        public int ProcessId => processId;

        public Request? Current { get; set; }

        /// <summary>Where the thread was seen last while it worked for no request.</summary>
        public (int Path, SampleKind Kind) Background { get; set; } = (CallPaths.Root, SampleKind.External);

        /// <summary>Whether it was seen since the last window ended.</summary>
        public bool IsAlive { get; set; }

        public bool IsOver => Current is null && _switches.Count == 0;

        public void Add(MonotonicTime time, Guid activity) => _switches.Enqueue((time, activity));

        /// <summary>The next switch, where there is one until <paramref name="time"/>.</summary>
        public bool TryTake(MonotonicTime time, out MonotonicTime at, out Guid activity)
        {
            (at, activity) = _switches.TryPeek(out var next) ? next : (new(long.MaxValue), default);
            return at <= time && _switches.TryDequeue(out _);
        }
    }
}
