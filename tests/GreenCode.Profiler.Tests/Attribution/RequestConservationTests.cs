using FsCheck;
using FsCheck.Xunit;
using GreenCode.Profiler.Requests;
using GreenCode.Profiler.Tests.Alignment;
using GreenCode.Profiler.Tests.Requests;

namespace GreenCode.Profiler.Tests.Attribution;

/// <summary>Requests are a second view of the same energy: it adds up, and changes nothing of the first.</summary>
[Properties(MaxTest = 100)]
public class RequestConservationTests
{
    [Property]
    public void Requests_and_background_are_the_target(int seed, byte threads, bool isOnCpu)
    {
        var record = Books.Of(new SimulatedRun(seed, 1 + threads % 12, 25, isOnCpu), Events(seed)).Record;
        var (requests, background) = (record.Requests(), record.Background()!);

        Assert.True(record.Energy().Target.Joules.IsNear(requests.Sum(request => request.Joules) + background.Joules));
        Assert.All(requests, request =>
        {
            Assert.True(request.Joules >= 0 && request.Joules.IsNear(request.Count * request.JoulesPerRequest));
            Assert.True(request.Low <= request.JoulesPerRequest && request.JoulesPerRequest <= request.High && request.Low >= 0);
        });
        Assert.InRange(background.Joules, background.Low, background.High);
    }

    [Property]
    public void Methods_and_buckets_are_the_target_as_well(int seed, byte threads, bool isOnCpu)
    {
        var record = Books.Of(new SimulatedRun(seed, 1 + threads % 12, 25, isOnCpu), Events(seed)).Record;
        var tree = record.CallTree();

        Assert.True(record.Energy().Target.Joules.IsNear(record.Methods().Sum(method => method.SelfJoules) + record.Buckets().Sum(bucket => bucket.Joules)));
        Assert.True(record.Requests().Sum(request => request.Joules).IsNear(
            tree.Nodes.Where(node => tree.Frames[node.Frame].Kind == "endpoint").Sum(node => node.TotalJoules)));
    }

    [Property]
    public void Following_requests_changes_no_method_of_a_sampler_of_CPU_time(int seed, byte threads)
    {
        var without = Books.Of(new SimulatedRun(seed, 1 + threads % 12, 25)).Record.Methods().ToDictionary(method => method.Name);
        var with = Books.Of(new SimulatedRun(seed, 1 + threads % 12, 25), Events(seed)).Record.Methods();

        Assert.Equal(without.Count, with.Length);
        Assert.All(with, method =>
        {
            Assert.True(method.SelfJoules.IsNear(without[method.Name].SelfJoules));
            Assert.True(method.TotalJoules.IsNear(without[method.Name].TotalJoules));
        });
    }

    [Fact]
    public void Where_nobody_worked_for_requests_there_is_no_background_to_tell_them_from()
    {
        var record = Books.Of(new SimulatedRun(1, 3, 25)).Record;

        Assert.Empty(record.Requests());
        Assert.Null(record.Background());
    }

    /// <summary>Three endpoints on the threads of a <see cref="SimulatedRun"/>, in no order that means anything.</summary>
    private static IEnumerable<ActivityEvent> Events(int seed)
    {
        var random = new System.Random(seed);
        var time = 1_000_000_000_000L;
        for (var request = 1u; request <= 200; request++)
        {
            var thread = 100 + random.Next(12);
            time += random.Next(10_000_000);
            yield return new(ActivityEventKind.Begun, thread, new(time), Activities.Id(request), "GET", $"/{(char)('a' + random.Next(3))}");
            if (random.Next(2) == 0)
                yield return new(ActivityEventKind.Switched, 100 + random.Next(12), new(time += random.Next(10_000_000)), Activities.Id(1 + (uint)random.Next(200)));
            if (random.Next(4) > 0)
                yield return new(ActivityEventKind.Ended, thread, new(time += random.Next(10_000_000)), Activities.Id(request));
        }
    }
}
