using FsCheck.Xunit;
using GreenCode.Energy;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Reporting.Comparison;

namespace GreenCode.Profiler.Tests.Reporting.Comparison;

public class RecordComparisonTests
{
    [Theory]
    [InlineData(100, 90, 110, 60, 50, 70, ChangeVerdict.Less)]
    [InlineData(60, 50, 70, 100, 90, 110, ChangeVerdict.More)]
    [InlineData(100, 90, 110, 85, 75, 95, ChangeVerdict.NotDistinguishable)]
    [InlineData(100, 90, 110, 80, 70, 90, ChangeVerdict.NotDistinguishable)]
    [InlineData(100, 100, 100, 60, 50, 70, ChangeVerdict.NotDistinguishable)]
    [InlineData(100, 90, 110, 0, 0, 0, ChangeVerdict.NotDistinguishable)]
    public void A_difference_counts_only_where_the_intervals_are_apart(
        double before, double beforeLow, double beforeHigh, double after, double afterLow, double afterHigh, ChangeVerdict expected) =>
        Assert.Equal(expected, new AmountChange(new(before, beforeLow, beforeHigh), new(after, afterLow, afterHigh)).Verdict);

    [Fact]
    public void What_only_one_record_saw_differs_where_its_interval_leaves_zero()
    {
        Assert.Equal(ChangeVerdict.Less, new AmountChange(new(5, 4, 6), null).Verdict);
        Assert.Equal(ChangeVerdict.More, new AmountChange(null, new(5, 4, 6)).Verdict);
        Assert.Equal(ChangeVerdict.NotDistinguishable, new AmountChange(null, new(5, 0, 6)).Verdict);
    }

    [Fact]
    public void A_method_that_one_record_did_not_see_differs_only_beyond_what_three_samples_are_worth()
    {
        var (before, after) = (Record(("M!A.T.Run", 100)), Record(("M!A.T.Run", 100), ("M!A.T.New", 2)));
        ChangeVerdict With(long samples) => RecordComparison.Of(before with { Engine = before.Engine with { Samples = samples } }, after)
            .Methods.Single(method => method.Name == "A.T.New").Self.Verdict;

        Assert.Equal(ChangeVerdict.More, With(1_000));
        Assert.Equal(ChangeVerdict.NotDistinguishable, With(100));
        Assert.Equal(ChangeVerdict.NotDistinguishable, With(0));
    }

    [Fact]
    public void Differences_are_given_absolute_and_relative()
    {
        var change = new AmountChange(new(200, 190, 210), new(150, 140, 160));

        Assert.Equal((-50, -0.25), (change.Difference, change.RelativeDifference));
        Assert.Equal((150, null), (new AmountChange(null, change.After).Difference, new AmountChange(null, change.After).RelativeDifference));
        Assert.Null(new AmountChange(new(0, 0, 0), change.After).RelativeDifference);
    }

    [Property]
    public void The_other_way_round_everything_is_the_opposite(uint before, uint after, byte width)
    {
        var (first, second) = (Amount(before, width), Amount(after, width));

        var (there, back) = (new AmountChange(first, second), new AmountChange(second, first));

        Assert.Equal(there.Difference, -back.Difference);
        Assert.Equal(Opposite(there.Verdict), back.Verdict);
    }

    [Fact]
    public void A_record_does_not_differ_from_itself()
    {
        var comparison = RecordComparison.Of(SampleRecords.Typical(), SampleRecords.Typical());

        Assert.True(comparison.IsComparable);
        Assert.Empty(comparison.Cautions);
        Assert.Equal(0, comparison.Target.Difference);
        Assert.All(comparison.Methods, method => Assert.Equal(ChangeVerdict.NotDistinguishable, method.Self.Verdict));
        Assert.All(comparison.Endpoints, endpoint => Assert.Equal(ChangeVerdict.NotDistinguishable, endpoint.PerRequest.Verdict));
        Assert.Equal(SampleRecords.Typical().Methods.Length, comparison.Methods.Length);
    }

    [Fact]
    public void Methods_are_paired_by_name_signature_and_module_and_the_surest_and_largest_change_comes_first()
    {
        var before = Record(("M!A.T.Run(System.Int32)", 50), ("M!A.T.Run(System.String)", 10), ("M!A.T.Gone", 3), ("M!A.T.Same", 100));
        var after = Record(("M!A.T.Run(System.Int32)", 20), ("M!A.T.Run(System.String)", 40), ("M!A.T.New", 5), ("M!A.T.Same", 105));

        var methods = RecordComparison.Of(before, after).Methods;

        Assert.Equal(
            [("A.T.Run", "(System.Int32)", -30), ("A.T.Run", "(System.String)", 30), ("A.T.New", null, 5), ("A.T.Gone", null, -3), ("A.T.Same", null, 5)],
            methods.Select(method => (method.Name, method.Signature, method.Self.Difference)));
        Assert.Null(methods.Single(method => method.Name == "A.T.New").Total.Before);
        Assert.Null(methods.Single(method => method.Name == "A.T.Gone").Total.After);
    }

    [Fact]
    public void Endpoints_are_compared_per_request()
    {
        var before = SampleRecords.Typical();
        var after = before with { Requests = [before.Requests[0] with { Count = 9_000, Joules = 900, JoulesPerRequest = 0.1, Low = 0.09, High = 0.11 }, .. before.Requests[1..]] };

        var comparison = RecordComparison.Of(before, after);

        Assert.Equal(("GET /permits/search", ChangeVerdict.Less), (comparison.Endpoints[0].Endpoint, comparison.Endpoints[0].PerRequest.Verdict));
        Assert.StartsWith("The work differs: 2058 requests and 10646.", Assert.Single(comparison.Cautions), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_not_made_the_same_way_is_refused_with_every_reason()
    {
        var before = SampleRecords.Typical();

        Assert.Equal(["The records come from different meters: powercap and perf."], Refusals(before with { Meter = before.Meter with { Name = "perf" } }));
        Assert.Equal(["The records come from different sampling engines: eventpipe and perf."], Refusals(before with { Engine = before.Engine with { Name = "perf" } }));
        Assert.Equal(["The records come from different .NET runtimes: 10.0.1 and 10.0.2."], Refusals(before with { Target = before.Target with { RuntimeVersion = "10.0.2" } }));
        Assert.Equal(
            ["The records come from different counters: dram-0, package-0 and package-0."],
            Refusals(before with { Meter = before.Meter with { Domains = [before.Meter.Domains[0], before.Meter.Domains[2]] } }));
        Assert.Equal(
            ["The records come from different machines: Intel(R) Xeon(R) Gold 6430 with 32 logical processors and Intel(R) Xeon(R) Gold 6430 with 16 logical processors, virtual."],
            Refusals(before with { Host = before.Host with { LogicalCpus = 16, IsVirtualised = true } }));
        Assert.Equal(
            ["meters", "kinds of figures", "counters", "machines"],
            Refusals(SampleRecords.Estimated()).Select(reason => reason.Split("different ")[1].Split(':')[0]));

        IEnumerable<string> Refusals(EnergyRecord after) => RecordComparison.Of(before, after).Refusals;
    }

    [Fact]
    public void Two_estimates_are_told_apart_by_what_they_do_not_share()
    {
        var before = SampleRecords.Estimated();
        var after = before with { Requests = [before.Requests[0] with { JoulesPerRequest = 0.1, Low = 0.04, High = 0.26 }, .. before.Requests[1..]] };
        before = before with { Requests = [before.Requests[0] with { JoulesPerRequest = 0.2, Low = 0.078, High = 0.52 }, .. before.Requests[1..]] };

        var comparison = RecordComparison.Of(before, after);

        Assert.True(comparison.IsComparable);
        Assert.Equal(ChangeVerdict.Less, comparison.Endpoints[0].PerRequest.Verdict);
        Assert.Contains("a difference in CPU time", Assert.Single(comparison.Cautions), StringComparison.Ordinal);
    }

    [Fact]
    public void Records_without_energy_are_not_compared() => Assert.Equal(
        ["The first record holds no energy: nothing was measured or estimated.", "The second record holds no energy: nothing was measured or estimated."],
        RecordComparison.Of(SampleRecords.NoMeter(), SampleRecords.NoMeter()).Refusals);

    [Fact]
    public void Records_without_requests_say_that_nobody_checked_the_work() =>
        Assert.StartsWith("Neither record counts requests", Assert.Single(RecordComparison.Of(SampleRecords.Tiny(), SampleRecords.Tiny()).Cautions), StringComparison.Ordinal);

    private static EnergyAmount Amount(uint joules, byte width) => new(joules, Math.Max(0, joules - (double)width), joules + (double)width);

    private static ChangeVerdict Opposite(ChangeVerdict verdict) => verdict switch
    {
        ChangeVerdict.Less => ChangeVerdict.More,
        ChangeVerdict.More => ChangeVerdict.Less,
        _ => ChangeVerdict.NotDistinguishable,
    };

    private static EnergyRecord Record(params (string Method, double Joules)[] methods) =>
        SampleRecordBuilder.Build([.. methods.Select(method => new SampleStack("main", [method.Method], method.Joules, method.Joules / 14))], Provenance.Measured);
}
