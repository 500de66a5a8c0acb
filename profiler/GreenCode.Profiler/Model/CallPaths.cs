namespace GreenCode.Profiler.Model;

/// <summary>
/// Call paths as a trie: a node is a frame under a parent, so that a path of any depth is one number and equal paths are equal numbers.
/// Node 0 is the root and stands for no frame. Frames are method ids; negative ones are callers that were cut off, and endpoints, which stand above
/// all code. A parent always has a smaller number than its children.
/// </summary>
public sealed class CallPaths
{
    /// <summary>The node of the empty path.</summary>
    public const int Root = 0;

    /// <summary>The frame that stands for callers which the sampler cut off.</summary>
    public const int Truncated = -2;

    private const int FirstEndpoint = -3;

    private readonly Dictionary<(int Parent, int Frame), int> _children = [];
    private readonly List<(int Parent, int Frame)> _nodes = [(-1, -1)];

    /// <summary>How many nodes there are, the root among them.</summary>
    public int Count => _nodes.Count;

    /// <summary>The parent and the frame of a node.</summary>
    public (int Parent, int Frame) this[int node] => _nodes[node];

    /// <summary>The frame that stands for an endpoint.</summary>
    /// <param name="endpoint">Its number, from 0.</param>
    public static int EndpointFrame(int endpoint) => FirstEndpoint - endpoint;

    /// <summary>The endpoint that a frame stands for; null where it is none.</summary>
    public static int? EndpointOf(int frame) => frame <= FirstEndpoint ? FirstEndpoint - frame : null;

    /// <summary>The node for <paramref name="frame"/> called from <paramref name="parent"/>.</summary>
    public int Child(int parent, int frame)
    {
        if (_children.TryGetValue((parent, frame), out var node))
            return node;
        _nodes.Add((parent, frame));
        return _children[(parent, frame)] = _nodes.Count - 1;
    }

    /// <summary>The outermost frame of the path that ends at a node.</summary>
    public int Outermost(int node)
    {
        while (_nodes[node].Parent > Root)
            node = _nodes[node].Parent;
        return _nodes[node].Frame;
    }
}
