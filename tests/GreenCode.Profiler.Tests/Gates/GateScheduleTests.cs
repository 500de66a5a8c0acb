using FsCheck.Xunit;
using GreenCode.Profiler.Gates;

namespace GreenCode.Profiler.Tests.Gates;

public class GateScheduleTests
{
    [Property]
    public void Every_block_holds_one_run_of_each_side(int seed)
    {
        var measured = GateSchedule.Of(new(), seed).Where(step => !step.IsWarmUp).ToArray();

        Assert.Equal(60, measured.Length);
        Assert.All(measured.Chunk(2), (block, number) =>
        {
            Assert.Equal([number, number], block.Select(step => step.Block!.Value));
            Assert.NotEqual(block[0].Side, block[1].Side);
        });
    }

    [Fact]
    public void Warm_ups_come_first_and_belong_to_no_block() =>
        Assert.Equal(
            [GateSide.Baseline, GateSide.Candidate, GateSide.Baseline, GateSide.Candidate],
            GateSchedule.Of(new(), 1).TakeWhile(step => step.IsWarmUp).Select(step => step.Side));

    [Fact]
    public void The_same_seed_gives_the_same_schedule_and_another_seed_another()
    {
        Assert.Equal(GateSchedule.Of(new(), 1), GateSchedule.Of(new(), 1));
        Assert.NotEqual(GateSchedule.Of(new(), 1), GateSchedule.Of(new(), 2));
    }

    [Fact]
    public void Either_side_goes_first_as_often()
    {
        var first = Enumerable.Range(0, 200).SelectMany(seed => GateSchedule.Of(new() { WarmUps = 0 }, seed).Chunk(2)).Count(block => block[0].Side == GateSide.Baseline);

        Assert.InRange(first / 6000.0, 0.48, 0.52);
    }
}
