using GreenCode.Energy;
using GreenCode.Profiler.Model;
using GreenCode.Profiler.Requests;

namespace GreenCode.Profiler.Tests.Requests;

public class RequestTrackerTests
{
    private const int First = 11, Second = 12;

    private readonly CallPaths _paths = new();
    private readonly RequestTracker _tracker;
    private readonly int _work;

    public RequestTrackerTests()
    {
        _tracker = new(_paths, isWallClock: false);
        _work = _paths.Child(_paths.Child(CallPaths.Root, 0), 1);
    }

    [Fact]
    public void Work_between_begin_and_end_of_a_request_is_its_endpoints()
    {
        Begin(1, First, 10, "/permits/7", "[number, 7]");
        End(1, First, 20);

        Assert.Equal([null, "GET /permits/{number}", null], [EndpointAt(First, 9), EndpointAt(First, 15), EndpointAt(First, 21)]);
    }

    [Fact]
    public void Work_after_an_await_stays_with_its_request_on_whatever_thread_it_goes_on()
    {
        Begin(1, First, 10, "/a");
        Switch(0, First, 12);
        Begin(2, First, 13, "/b");
        Switch(1, Second, 14);
        Switch(0, Second, 16);

        Assert.Equal(["GET /a", "GET /b"], [EndpointAt(First, 11), EndpointAt(First, 15)]);
        Assert.Equal([null, "GET /a", null], [EndpointAt(Second, 13), EndpointAt(Second, 15), EndpointAt(Second, 17)]);
    }

    [Fact]
    public void An_activity_within_a_request_belongs_to_it()
    {
        Begin(300, First, 10, "/a");
        _tracker.Add(new(ActivityEventKind.Switched, Second, new(12), Activities.Id(300, 2)));

        Assert.Equal("GET /a", EndpointAt(Second, 13));
    }

    [Fact]
    public void An_activity_that_is_no_request_is_background()
    {
        Begin(1, First, 10, "/a");
        Switch(77, First, 12);

        Assert.Null(EndpointAt(First, 13));
    }

    [Fact]
    public void What_comes_after_the_following_ended_is_background()
    {
        Begin(1, First, 10, "/a");
        _tracker.EndAt(new(20));

        Assert.Equal(["GET /a", null], [EndpointAt(First, 19), EndpointAt(First, 21)]);
    }

    [Fact]
    public void Requests_are_counted_once_whether_they_ended_or_not()
    {
        Begin(1, First, 10, "/a");
        End(1, First, 12);
        Begin(2, First, 13, "/a");
        Begin(3, Second, 13, "/b");
        _tracker.EndWindow(new(20), _ => { });
        End(2, First, 21);
        _tracker.EndWindow(new(30), _ => { });

        Assert.Equal([new("GET /a", 2), new("GET /b", 1)], _tracker.Endpoints);
    }

    [Fact]
    public void A_look_at_the_endpoints_settles_no_name_before_the_route_is_told()
    {
        Begin(1, First, 10, "/permits/oak", values: null);
        Assert.Empty(_tracker.Endpoints);
        Add(ActivityEventKind.Routed, First, 11, 1, "Values", "[street, oak]");
        _tracker.EndWindow(new(20), _ => { });

        Assert.Equal([new("GET /permits/{street}", 1)], _tracker.Endpoints);
    }

    [Fact]
    public void A_request_without_a_route_does_not_count_with_the_endpoint_that_its_path_looks_like()
    {
        Begin(1, First, 10, "/permits/7", "[id, 7]");
        Begin(2, First, 11, "/permits/0x7", values: null);
        Begin(3, First, 12, "/permits/1.5", values: null);
        _tracker.EndWindow(new(20), _ => { });

        Assert.Equal([new("GET /permits/{id}", 1), new("GET /permits/0x7 (no route)", 1), new("GET /permits/{id} (no route)", 1)], _tracker.Endpoints);
    }

    [Fact]
    public void A_route_that_is_told_before_its_request_waits_for_it()
    {
        Add(ActivityEventKind.Routed, First, 11, 1, "Values", "[street, oak]");
        Begin(1, First, 10, "/permits/oak", values: null);
        _tracker.EndWindow(new(20), _ => { });

        Assert.Equal([new("GET /permits/{street}", 1)], _tracker.Endpoints);
    }

    [Fact]
    public void When_routes_are_not_told_any_more_requests_are_named_after_those_that_were()
    {
        Begin(1, First, 10, "/permits/oak", "[street, oak]");
        End(1, First, 12);
        Begin(2, First, 13, "/nothing", values: null);
        End(2, First, 14);
        _tracker.EndWindow(new(15), _ => { });
        _tracker.RoutesEnded = new(16);
        Begin(3, First, 17, "/permits/elm", values: null);
        Begin(4, First, 18, "/reports/2026", values: null);
        _tracker.EndWindow(new(30), _ => { });

        Assert.Equal([new("GET /permits/{street}", 2), new("GET /nothing (no route)", 1), new("GET /reports/{id}", 1)], _tracker.Endpoints);
    }

    [Fact]
    public void Endpoints_are_one_whatever_the_case_of_their_paths()
    {
        Begin(1, First, 10, "/Permits");
        Begin(2, First, 11, "/permits");
        _tracker.EndWindow(new(20), _ => { });

        Assert.Equal([new("GET /Permits", 2)], _tracker.Endpoints);
    }

    [Fact]
    public void Paths_that_a_scanner_makes_up_do_not_become_endpoints_without_end()
    {
        for (var i = 1u; i <= 2_000; i++)
        {
            Begin(i, First, i, $"/x{i}y");
            End(i, First, i);
        }

        _tracker.EndWindow(new(5_000), _ => { });

        Assert.Equal(501, _tracker.Endpoints.Length);
        Assert.Equal((2_000, 1_500), (_tracker.Endpoints.Sum(endpoint => endpoint.Count), _tracker.Endpoints[^1].Count));
    }

    [Fact]
    public void The_code_of_a_request_stands_below_its_endpoint()
    {
        Begin(1, First, 10, "/a");
        var placed = Place(_tracker, First, 11).Single();

        Assert.Equal(CallPaths.EndpointFrame(0), _paths.Outermost(placed.Path));
        Assert.Equal((1, 0), (_paths[placed.Path].Frame, _paths[_paths[placed.Path].Parent].Frame));
    }

    [Fact]
    public void For_a_wall_clock_the_times_that_a_thread_worked_for_a_request_are_bounded_by_inferred_samples()
    {
        var tracker = new RequestTracker(_paths, isWallClock: true);
        tracker.Add(new(ActivityEventKind.Begun, First, new(10), Activities.Id(1), "GET", "/a"));
        tracker.Add(new(ActivityEventKind.Routed, First, new(10), Activities.Id(1), "Values"));
        tracker.Add(new(ActivityEventKind.Switched, First, new(14), default));

        var seen = new List<PathSample>(Place(tracker, First, 12));
        seen.AddRange(Place(tracker, First, 17));
        tracker.EndWindow(new(20), seen.Add);

        Assert.Equal([(10L, true), (12, false), (14, true), (17, false), (20, true)], seen.Select(sample => (sample.Time.Nanoseconds, sample.IsInferred)));
        Assert.Equal([null, "GET /a", "GET /a", null, null], seen.Select(sample => NameOf(tracker, sample)));
        Assert.Equal(seen[1].Path, seen[2].Path);
    }

    [Fact]
    public void For_a_clock_of_CPU_time_nothing_is_inferred()
    {
        Begin(1, First, 10, "/a");
        End(1, First, 14);
        var seen = new List<PathSample>(Place(_tracker, First, 17));
        _tracker.EndWindow(new(20), seen.Add);

        Assert.False(Assert.Single(seen).IsInferred);
    }

    private string? EndpointAt(int thread, long time) => NameOf(_tracker, Place(_tracker, thread, time).Single());

    private List<PathSample> Place(RequestTracker tracker, int thread, long time)
    {
        var placed = new List<PathSample>();
        tracker.Place(new(thread, new(time), _work, SampleKind.OnCpu), placed.Add);
        return placed;
    }

    private string? NameOf(RequestTracker tracker, PathSample sample) =>
        CallPaths.EndpointOf(_paths.Outermost(sample.Path)) is { } endpoint ? tracker.Endpoints[endpoint].Name : null;

    private void Begin(uint activity, int thread, long time, string path, string? values = "")
    {
        Add(ActivityEventKind.Begun, thread, time, activity, "GET", path);
        if (values is not null)
            Add(ActivityEventKind.Routed, thread, time, activity, "Values", values);
    }

    private void End(uint activity, int thread, long time) => Add(ActivityEventKind.Ended, thread, time, activity);

    private void Switch(uint activity, int thread, long time) => Add(ActivityEventKind.Switched, thread, time, activity);

    private void Add(ActivityEventKind kind, int thread, long time, uint activity, string first = "", string second = "") =>
        _tracker.Add(new(kind, thread, new MonotonicTime(time), activity == 0 ? default : Activities.Id(activity), first, second));
}
