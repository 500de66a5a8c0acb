using System.Runtime.InteropServices;
using GreenCode.Profiler.Attribution;

namespace GreenCode.Profiler.Reporting;

/// <summary>Grows a call tree path by path; equal frames under equal parents become one node.</summary>
internal sealed class CallTreeBuilder
{
    private readonly Dictionary<CallTreeFrame, int> _frameIds = [];
    private readonly Dictionary<(int Parent, int Frame), int> _nodeIds = [];
    private readonly List<(int Parent, int Frame, Share Self, long Samples)> _nodes = [];

    /// <summary>Adds what was spent at the end of a path, root first.</summary>
    public void Add(IEnumerable<CallTreeFrame> path, Share self, long samples = 0)
    {
        var node = -1;
        foreach (var frame in path)
            node = Child(node, frame);
        var (parent, frameId, sum, count) = _nodes[node];
        _nodes[node] = (parent, frameId, sum + self, count + samples);
    }

    /// <summary>The tree, parents before children.</summary>
    public CallTree Build()
    {
        var totals = new double[_nodes.Count];
        for (var node = _nodes.Count - 1; node >= 0; node--)
        {
            totals[node] += _nodes[node].Self.Joules;
            if (_nodes[node].Parent >= 0)
                totals[_nodes[node].Parent] += totals[node];
        }

        return new(
            [.. _frameIds.OrderBy(entry => entry.Value).Select(entry => entry.Key)],
            [.. _nodes.Select((node, id) => new CallTreeNode(node.Parent, node.Frame, node.Self.Joules, totals[id], node.Self.CpuSeconds, node.Samples))]);
    }

    private int Child(int parent, CallTreeFrame frame)
    {
        ref var frameId = ref CollectionsMarshal.GetValueRefOrAddDefault(_frameIds, frame, out var isKnown);
        if (!isKnown)
            frameId = _frameIds.Count - 1;
        ref var node = ref CollectionsMarshal.GetValueRefOrAddDefault(_nodeIds, (parent, frameId), out isKnown);
        if (!isKnown)
        {
            _nodes.Add((parent, frameId, default, 0));
            node = _nodes.Count - 1;
        }

        return node;
    }
}
