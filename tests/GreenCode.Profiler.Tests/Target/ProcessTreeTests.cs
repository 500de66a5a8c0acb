using System.Diagnostics;
using System.Globalization;
using GreenCode.Profiler.Target;

namespace GreenCode.Profiler.Tests.Target;

public class ProcessTreeTests
{
    [Fact]
    public async Task Children_and_their_children_are_found_and_are_gone_when_they_end()
    {
        using var shell = new Child("sh", "-c", "sh -c 'sleep 600 & wait' & wait");
        var tree = new ProcessTree(shell.Id);
        await UntilAsync(tree, () => tree.All.Any(process => process.Name == "sleep" || ProcessFacts.NameOf(process.Id) == "sleep"));

        Assert.Equal(3, tree.Living.Length);
        Assert.Equal([null, shell.Id, tree.All[1].Id], tree.All.Select(process => process.ParentId));

        // The shells wait for it and end with it.
        Process.GetProcessById(tree.All[2].Id).Kill();
        await UntilAsync(tree, () => tree.Living.Length <= 1);
        Assert.Equal(3, tree.All.Length);
    }

    [Fact]
    public void Who_measures_is_no_part_of_what_is_measured()
    {
        var parent = ProcessFacts.ParentOf(Environment.ProcessId)!.Value;

        Assert.DoesNotContain(Environment.ProcessId, new ProcessTree(parent).Living);
    }

    [Fact]
    public void Children_can_be_left_out()
    {
        using var child = new Child("sleep", "600");
        var tree = new ProcessTree(Environment.ProcessId, followsChildren: false);

        tree.Look();

        Assert.Equal([Environment.ProcessId], tree.Living);
        Assert.False(tree.Add(child.Id));
    }

    [Fact]
    public void A_process_that_somebody_else_found_is_taken_in()
    {
        using var stranger = new Child("sleep", "600");
        var tree = new ProcessTree(int.MaxValue / 16);

        Assert.True(tree.Add(stranger.Id));

        Assert.Contains(stranger.Id, tree.Living);
        Assert.Equal(Environment.ProcessId, tree.All.Single(process => process.Id == stranger.Id).ParentId);
    }

    [Fact]
    public void A_folder_that_cannot_be_read_loses_nobody()
    {
        var tree = new ProcessTree(7, procRoot: "/no/such/folder");

        tree.Look();

        Assert.Equal([7], tree.Living);
    }

    private static async Task UntilAsync(ProcessTree tree, Func<bool> condition)
    {
        var waited = Stopwatch.StartNew();
        for (tree.Look(); !condition() && waited.Elapsed < TimeSpan.FromSeconds(30); tree.Look())
            await Task.Delay(20);
        Assert.True(condition(), string.Join(' ', tree.All.Select(process => process.Id.ToString(CultureInfo.InvariantCulture))));
    }
}
