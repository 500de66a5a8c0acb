using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Exporters;

/// <summary>A call tree with its smallest branches taken together, for readers that cannot hold the whole of it.</summary>
internal static class SmallerCallTree
{
    /// <summary>The frame that stands for branches left out, below the caller that they have in common.</summary>
    private static readonly CallTreeFrame Rest = new("smaller calls", "rest", null);

    /// <summary>
    /// At most <paramref name="mostNodes"/> of the dearest nodes, and one node <c>rest</c> below each of them that lost children.
    /// The sums of joules and of CPU seconds stay what they were.
    /// </summary>
    public static CallTree Of(CallTree tree, int mostNodes)
    {
        if (tree.Nodes.Length <= mostNodes)
            return tree;

        var weight = Weights(tree);
        var kept = Kept(weight, mostNodes);
        var place = new int[tree.Nodes.Length];
        var rest = new Dictionary<int, int>();
        var nodes = new List<CallTreeNode>(mostNodes * 2);
        for (var i = 0; i < tree.Nodes.Length; i++)
        {
            var node = tree.Nodes[i];
            var parent = node.Parent < 0 ? -1 : place[node.Parent];
            if (kept[i])
            {
                place[i] = nodes.Count;
                nodes.Add(node with { Parent = parent });
                continue;
            }

            // A node below a rest node has that rest node as its place already.
            if (parent < 0 || nodes[parent].Frame < tree.Frames.Length)
            {
                if (!rest.TryGetValue(parent, out var restNode))
                {
                    rest.Add(parent, restNode = nodes.Count);
                    nodes.Add(new(parent, tree.Frames.Length, 0, 0, 0));
                }

                parent = restNode;
            }

            place[i] = parent;
            nodes[parent] = nodes[parent] with
            {
                SelfJoules = nodes[parent].SelfJoules + node.SelfJoules,
                TotalJoules = nodes[parent].TotalJoules + node.SelfJoules,
                CpuSeconds = nodes[parent].CpuSeconds + node.CpuSeconds,
                Samples = nodes[parent].Samples + node.Samples,
            };
        }

        return new([.. tree.Frames, Rest], [.. nodes]);
    }

    /// <summary>Energy, or CPU time where there is no energy, of each node with everything below it.</summary>
    private static double[] Weights(CallTree tree)
    {
        var hasEnergy = tree.Nodes.Any(node => node.SelfJoules > 0);
        var weight = new double[tree.Nodes.Length];
        for (var i = weight.Length - 1; i >= 0; i--)
        {
            weight[i] += hasEnergy ? tree.Nodes[i].SelfJoules : tree.Nodes[i].CpuSeconds;
            if (tree.Nodes[i].Parent >= 0)
                weight[tree.Nodes[i].Parent] += weight[i];
        }

        return weight;
    }

    /// <summary>A node weighs at least what any node below it weighs, so that the heaviest nodes, earlier ones first, hold all of their own callers.</summary>
    private static bool[] Kept(double[] weight, int mostNodes)
    {
        var order = Enumerable.Range(0, weight.Length).ToArray();
        Array.Sort(order, (a, b) => weight[a] != weight[b] ? weight[b].CompareTo(weight[a]) : a.CompareTo(b));
        var kept = new bool[weight.Length];
        foreach (var i in order.AsSpan(0, mostNodes))
            kept[i] = true;
        return kept;
    }
}
