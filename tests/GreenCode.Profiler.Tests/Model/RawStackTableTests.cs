using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Tests.Model;

public class RawStackTableTests
{
    [Fact]
    public void Equal_stacks_have_one_id_and_others_another()
    {
        var table = new RawStackTable();
        ulong[][] stacks = [[1, 2, 3], [1, 2], [], [3, 2, 1], [1, 2, 3, 4]];

        var ids = stacks.Select(stack => table.Intern(stack)).ToList();
        var again = stacks.Select(stack => table.Intern(stack)).ToList();

        Assert.Equal([0, 1, 2, 3, 4], ids);
        Assert.Equal(ids, again);
        Assert.Equal(stacks.Length, table.Count);
        Assert.All(stacks.Zip(ids), pair => Assert.Equal(pair.First, table[pair.Second].ToArray()));
    }

    [Fact]
    public void Stacks_can_be_read_while_others_are_added()
    {
        var table = new RawStackTable();
        var adding = Task.Run(() =>
        {
            for (var i = 0UL; i < 50_000; i++)
                table.Intern([i, i + 1]);
        });
        while (!adding.IsCompleted)
        {
            var last = table.Count - 1;
            if (last >= 0)
                Assert.Equal([(ulong)last, (ulong)last + 1], table[last].ToArray());
        }

        Assert.Equal(50_000, table.Count);
    }
}
