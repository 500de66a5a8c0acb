using System.Text;
using GreenCode.Energy;
using GreenCode.Profiler.Requests;
using GreenCode.Profiler.Sampling.EventPipe;

namespace GreenCode.Profiler.Tests.Requests;

public class RequestEventsTests
{
    private static readonly Guid Activity = Activities.Id(5);

    [Fact]
    public void A_switch_says_which_activity_the_thread_works_for_now() =>
        Assert.Equal(
            new ActivityEvent(ActivityEventKind.Switched, 7, new(99), Activity),
            Read("System.Threading.Tasks.TplEventSource", 25, default, Activity.ToByteArray()));

    [Fact]
    public void A_request_begins_with_its_method_and_path() =>
        Assert.Equal(
            new ActivityEvent(ActivityEventKind.Begun, 7, new(99), Activity, "GET", "/permits/1"),
            Read("Microsoft.AspNetCore.Hosting", 3, Activity, Text("GET", "/permits/1")));

    [Fact]
    public void A_request_ends() =>
        Assert.Equal(new ActivityEvent(ActivityEventKind.Ended, 7, new(99), Activity), Read("Microsoft.AspNetCore.Hosting", 4, Activity, []));

    [Fact]
    public void A_route_comes_with_the_values_of_its_parameters() =>
        Assert.Equal(
            new ActivityEvent(ActivityEventKind.Routed, 7, new(99), Activity, "Values", "[id, 1]"),
            Read("Microsoft-Diagnostics-DiagnosticSource", 159, Activity,
                [.. Text("Microsoft.AspNetCore", "Microsoft.AspNetCore.Routing.EndpointMatched"), 1, 0, .. Text("Values", "[id, 1]")]));

    [Theory]
    [InlineData("System.Threading.Tasks.TplEventSource", 25)]
    [InlineData("Microsoft.AspNetCore.Hosting", 3)]
    [InlineData("Microsoft-Diagnostics-DiagnosticSource", 159)]
    public void A_payload_that_is_too_short_is_refused(string provider, int id) =>
        Assert.Throws<InvalidDataException>(() => Read(provider, id, Activity, [1, 0, 0]));

    [Theory]
    [InlineData("System.Threading.Tasks.TplEventSource", 7)]
    [InlineData("Microsoft.AspNetCore.Hosting", 5)]
    [InlineData("Somebody.Else", 3)]
    [InlineData("Microsoft-Diagnostics-DiagnosticSource", 2, "Message")]
    public void Other_events_are_skipped(string provider, int id, string name = "Event") => Assert.Equal(0, RequestEvents.Classify(provider, id, name));

    [Theory]
    [InlineData("/usr/share/dotnet/shared/Microsoft.AspNetCore.App/10.0.1/Microsoft.AspNetCore.Hosting.dll", true)]
    [InlineData("/app/Microsoft.AspNetCore.Hosting.Abstractions.dll", false)]
    [InlineData("", false)]
    public void A_process_serves_requests_where_the_host_is_loaded(string path, bool serves) => Assert.Equal(serves, RequestEvents.IsOfHost(path));

    [Theory]
    [InlineData(10_000, 1, 0.5, 0.01)]
    [InlineData(10_000, 1, 2, 0.005)]
    [InlineData(5, 1, 0.001, 0.000005)]
    public void The_cost_of_events_is_a_part_of_a_processor_or_of_what_the_target_uses_where_that_is_more(int microseconds, int seconds, double cpu, double cost) =>
        Assert.Equal(cost, RequestSource.CostOf(TimeSpan.FromMicroseconds(microseconds), TimeSpan.FromSeconds(seconds), cpu), tolerance: 1e-9);

    private static ActivityEvent Read(string provider, int id, Guid activity, byte[] payload) =>
        RequestEvents.Read(new NettraceEvent(RequestEvents.Classify(provider, id, "Event"), 7, new MonotonicTime(99), [], 0, activity, payload));

    private static byte[] Text(params string[] texts) => [.. texts.SelectMany(text => Encoding.Unicode.GetBytes(text + "\0"))];
}
