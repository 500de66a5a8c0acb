namespace GreenCode.Profiler.Model;

/// <summary>
/// Call paths as a trie: a node is a frame under a parent, so that a path of any depth is one number and equal paths are equal numbers.
/// Node 0 is the root and stands for no frame. Frames are method ids; negative ones are the constants below. A parent always has a
/// smaller number than its children.
/// </summary>
public sealed class CallPaths
{
    /// <summary>The node of the empty path.</summary>
    public const int Root = 0;

    /// <summary>The frame that stands for callers which the sampler cut off.</summary>
    public const int Truncated = -2;

    private readonly Dictionary<(int Parent, int Frame), int> _children = [];
    private readonly List<(int Parent, int Frame)> _nodes = [(-1, -1)];

    /// <summary>How many nodes there are, the root among them.</summary>
    public int Count => _nodes.Count;

    /// <summary>The parent and the frame of a node.</summary>
    public (int Parent, int Frame) this[int node] => _nodes[node];

    /// <summary>The node for <paramref name="frame"/> called from <paramref name="parent"/>.</summary>
    public int Child(int parent, int frame)
    {
        if (_children.TryGetValue((parent, frame), out var node))
            return node;
        _nodes.Add((parent, frame));
        return _children[(parent, frame)] = _nodes.Count - 1;
    }
}
