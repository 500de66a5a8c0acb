using GreenCode.Energy;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Exporters;

/// <summary>
/// The call tree as stacks with whole numbers, as stack formats want it. Rounding errors are carried from stack to stack, so that
/// the whole numbers sum to the whole.
/// </summary>
internal static class Stacks
{
    /// <summary>What one unit of <see cref="Weighted"/> is: a microjoule, or a microsecond of CPU time where there is no energy.</summary>
    public static string UnitOf(EnergyRecord record) => record.Meter.Provenance switch
    {
        Provenance.Measured => "energy (µJ)",
        Provenance.Estimated => "energy (µJ, estimated)",
        _ => "CPU time (µs)",
    };

    /// <summary>
    /// Every call path with energy of its own, outermost frame first, and its microjoules (microseconds of CPU time where there is no energy).
    /// The array is used again for the next stack.
    /// </summary>
    public static IEnumerable<(ArraySegment<int> Frames, long Micros)> Weighted(EnergyRecord record)
    {
        var hasEnergy = record.Meter.Provenance != Provenance.Unavailable;
        var carry = new CarriedRounding(1e6);
        var frames = new int[16];
        foreach (var node in record.CallTree.Nodes)
        {
            var micros = carry.Next(hasEnergy ? node.SelfJoules : node.CpuSeconds);
            if (micros > 0)
                yield return (FramesOf(record.CallTree, node, ref frames), micros);
        }
    }

    /// <summary>The frames from the root to <paramref name="node"/>, in a buffer that grows as needed.</summary>
    public static ArraySegment<int> FramesOf(CallTree tree, CallTreeNode node, ref int[] buffer)
    {
        var depth = 0;
        for (var up = node; ; up = tree.Nodes[up.Parent])
        {
            if (depth == buffer.Length)
                Array.Resize(ref buffer, depth * 2);
            buffer[depth++] = up.Frame;
            if (up.Parent < 0)
                break;
        }

        Array.Reverse(buffer, 0, depth);
        return new(buffer, 0, depth);
    }

    /// <summary>A frame's name as stack viewers show it: buckets and roles in square brackets, so that none can be taken for a method.</summary>
    public static string NameOf(CallTreeFrame frame) =>
        frame.Kind is "method" or "native" || frame.Name.StartsWith('[') ? frame.Name : $"[{frame.Name}]";
}
