using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Exporters;

/// <summary>Two call trees laid over each other: equal paths are one node.</summary>
internal sealed class MergedCallTree
{
    private readonly Dictionary<CallTreeFrame, int> _frames = [];
    private readonly Dictionary<(int Parent, int Frame), int> _places = [];
    private readonly List<CallTreeNode> _nodes = [];
    private readonly List<double> _before = [];

    public MergedCallTree(CallTree before, CallTree after)
    {
        Enter(after, (node, place) => _nodes[place] = _nodes[place] with
        {
            SelfJoules = _nodes[place].SelfJoules + node.SelfJoules,
            TotalJoules = _nodes[place].TotalJoules + node.TotalJoules,
            CpuSeconds = _nodes[place].CpuSeconds + node.CpuSeconds,
        });
        Enter(before, (node, place) => _before[place] += node.SelfJoules);
        Tree = new([.. _frames.OrderBy(frame => frame.Value).Select(frame => frame.Key)], [.. _nodes]);
    }

    /// <summary>The paths of both, with the energy of the later.</summary>
    public CallTree Tree { get; }

    /// <summary>The self energy of each node in the earlier.</summary>
    public IReadOnlyList<double> JoulesBefore => _before;

    private void Enter(CallTree tree, Action<CallTreeNode, int> add)
    {
        var place = new int[tree.Nodes.Length];
        for (var i = 0; i < place.Length; i++)
        {
            var node = tree.Nodes[i];
            var parent = node.Parent < 0 ? -1 : place[node.Parent];
            var frame = tree.Frames[node.Frame];
            _frames.TryAdd(frame, _frames.Count);
            if (_places.TryAdd((parent, _frames[frame]), _nodes.Count))
            {
                _nodes.Add(new(parent, _frames[frame], 0, 0, 0));
                _before.Add(0);
            }

            place[i] = _places[(parent, _frames[frame])];
            add(node, place[i]);
        }
    }
}
