using FsCheck.Xunit;
using GreenCode.Profiler.Exporters;
using GreenCode.Profiler.Reporting;
using GreenCode.Profiler.Tests.Reporting;

namespace GreenCode.Profiler.Tests.Exporters;

public class SmallerCallTreeTests
{
    [Property]
    public void Parents_come_first_and_the_sums_stay(ushort size, ushort limit)
    {
        var tree = SampleRecords.Huge(2 + size % 800).CallTree;

        var smaller = SmallerCallTree.Of(tree, 1 + limit % 900);

        Assert.All(smaller.Nodes.Select((node, i) => (node, i)), place => Assert.InRange(place.node.Parent, -1, place.i - 1));
        Assert.All(smaller.Nodes, node => Assert.InRange(node.Frame, 0, smaller.Frames.Length - 1));
        Assert.Equal(tree.Nodes.Sum(node => node.SelfJoules), smaller.Nodes.Sum(node => node.SelfJoules), 1e-9);
        Assert.Equal(tree.Nodes.Sum(node => node.CpuSeconds), smaller.Nodes.Sum(node => node.CpuSeconds), 1e-9);
    }

    [Property]
    public void It_holds_at_most_twice_the_nodes_asked_for(ushort size, ushort limit)
    {
        var most = 1 + limit % 900;

        var smaller = SmallerCallTree.Of(SampleRecords.Huge(2 + size % 800).CallTree, most);

        Assert.InRange(smaller.Nodes.Length, 1, 2 * most + 1);
    }

    [Fact]
    public void What_is_left_out_is_shown_below_the_caller_it_had()
    {
        CallTreeFrame[] frames = [new("main", "role", null), new("A", "method", null), new("B", "method", null), new("C", "method", null)];
        CallTreeNode[] nodes = [new(-1, 0, 0, 10, 0), new(0, 1, 6, 10, 1), new(1, 2, 1, 4, 2), new(2, 3, 3, 3, 4)];

        var smaller = SmallerCallTree.Of(new([.. frames], [.. nodes]), 2);

        Assert.Equal([new(-1, 0, 0, 10, 0), new(0, 1, 6, 10, 1), new CallTreeNode(1, 4, 4, 4, 6)], smaller.Nodes);
        Assert.Equal("rest", smaller.Frames[4].Kind);
    }

    [Fact]
    public void Without_energy_the_branches_with_the_most_processor_time_stay()
    {
        CallTreeFrame[] frames = [new("main", "role", null), new("A", "method", null), new("B", "method", null)];
        CallTreeNode[] nodes = [new(-1, 0, 0, 0, 0), new(0, 1, 0, 0, 1), new(0, 2, 0, 0, 5)];

        var smaller = SmallerCallTree.Of(new([.. frames], [.. nodes]), 2);

        Assert.Contains(smaller.Nodes, node => node is { Frame: 2, CpuSeconds: 5 });
        Assert.Contains(smaller.Nodes, node => node is { Frame: 3, CpuSeconds: 1 });
    }
}
