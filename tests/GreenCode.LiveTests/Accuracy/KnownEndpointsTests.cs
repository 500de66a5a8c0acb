using GreenCode.LiveTests.Samples;
using GreenCode.Profiler;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Sampling;
using GreenCode.Profiler.Target;
using GreenCode.TestKit.Load;
using Xunit.Sdk;

namespace GreenCode.LiveTests.Accuracy;

/// <summary>
/// Profiles a service that knows from its threads' own clocks what each request costs. Retry policy as that of <see cref="KnownSharesAccuracyTests"/>;
/// the limits are loose, for a run of some seconds on a busy machine. docs/methodology/accuracy.md has the figures of longer ones.
/// </summary>
public class KnownEndpointsTests
{
    private const int Attempts = 3;
    private const int RequestsToEach = 150;

    [Theory]
    [InlineData("perf", 0.15)]
    [InlineData("eventpipe", 0.6)]
    public async Task Every_endpoint_gets_what_its_requests_cost_and_the_rest_is_background(string engine, double tolerance)
    {
        if (SamplingEngines.ProbeAll().Single(probe => probe.Engine == engine) is { IsUsable: false } probe)
            Assert.Skip($"The engine is not usable here: {probe.Reason}");

        for (var attempt = 1; ; attempt++)
        {
            var (record, truth) = await ProfileAsync(engine);
            AssertWhole(record);
            try
            {
                Compare(record, truth, tolerance);
                return;
            }
            catch (XunitException failure) when (attempt < Attempts)
            {
                TestContext.Current.TestOutputHelper?.WriteLine(failure.Message);
            }
        }
    }

    [Fact]
    public async Task Without_following_requests_there_are_none()
    {
        var (record, _) = await ProfileAsync("auto", followRequests: false);

        Assert.Empty(record.Requests);
        Assert.Null(record.Background);
    }

    private static void AssertWhole(EnergyRecord record)
    {
        foreach (var endpoint in KnownEndpoints.Milliseconds.Keys)
            Assert.Equal(RequestsToEach, Of(record, endpoint).Count);
        var background = record.Background!;
        Assert.Equal(record.Energy.Target.Joules, record.Requests.Sum(request => request.Joules) + background.Joules, 1e-9 * record.Energy.Target.Joules);
        Assert.True(background.CpuSeconds > 0);
        Assert.Contains(record.CallTree.Frames, frame => frame is { Kind: "endpoint", Name: "GET /hot/{id}" });
    }

    private static void Compare(EnergyRecord record, IReadOnlyDictionary<string, EndpointTruth> truth, double tolerance)
    {
        foreach (var endpoint in KnownEndpoints.Milliseconds.Keys)
        {
            var (found, real) = (Of(record, endpoint).CpuSecondsPerRequest, truth[endpoint].CpuSeconds / truth[endpoint].Count);
            Assert.True(Math.Abs(found / real - 1) <= tolerance, $"A request of {endpoint} cost {1000 * real:0.000} ms and was found to cost {1000 * found:0.000} ms.");
        }
    }

    private static RequestEnergy Of(EnergyRecord record, string endpoint) =>
        record.Requests.Single(request => request.Endpoint == KnownEndpoints.WithoutConstraint(endpoint));

    private static async Task<(EnergyRecord Record, IReadOnlyDictionary<string, EndpointTruth> Truth)> ProfileAsync(string engine, bool followRequests = true)
    {
        using var service = new KnownEndpoints();
        using var target = TargetProcess.Launch(
            ["dotnet", BuiltSample.Assembly("KnownEndpoints"), .. service.Arguments], TimeSpan.FromMilliseconds(5), Stream.Null);
        using var stop = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var profile = EnergyProfiler.RunAsync(
            target, new() { Engine = engine, FollowRequests = followRequests }, new Begun(begun), stop.Token, CancellationToken.None);
        if (await Task.WhenAny(begun.Task, profile) == profile)
            await profile;
        await service.WaitUntilUpAsync(TestContext.Current.CancellationToken);
        await service.SendAsync(RequestsToEach, TestContext.Current.CancellationToken);
        var truth = await service.TruthAsync(TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        return (await profile, truth);
    }

    private sealed class Begun(TaskCompletionSource begun) : IProgress<ProfileProgress>
    {
        public void Report(ProfileProgress value) => begun.TrySetResult();
    }
}
