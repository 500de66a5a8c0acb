using System.Collections.Immutable;
using System.Globalization;

namespace GreenCode.Profiler.Model;

/// <summary>Which code lies at an address, from <c>/proc/PID/maps</c>. Immutable.</summary>
public sealed class ModuleMap
{
    /// <summary>The file behind compiled code where the runtime keeps memory either writable or executable (W^X).</summary>
    private const string DoubleMapping = "/memfd:doublemapper";

    private readonly ImmutableArray<CodeMapping> _mappings;

    private ModuleMap(ImmutableArray<CodeMapping> mappings) => _mappings = mappings;

    /// <summary>A map that knows nothing.</summary>
    public static ModuleMap Empty { get; } = new([]);

    /// <summary>Whether nothing is known: the process was gone, or not ours to look at.</summary>
    public bool IsEmpty => _mappings.IsEmpty;

    /// <summary>Reads the lines of <c>/proc/PID/maps</c>; what neither is code nor is reserved for it is left out.</summary>
    public static ModuleMap Parse(IEnumerable<string> lines) =>
        new([.. lines.Select(ParseLine).OfType<CodeMapping>().OrderBy(mapping => mapping.Start)]);

    /// <summary>The executable mapping around <paramref name="address"/>; null where there is none.</summary>
    public CodeMapping? Find(ulong address)
    {
        var (low, high) = (0, _mappings.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (address < _mappings[middle].Start)
                high = middle - 1;
            else if (address >= _mappings[middle].End)
                low = middle + 1;
            else
                return _mappings[middle];
        }

        return null;
    }

    /// <summary>The kind of code at <paramref name="address"/>.</summary>
    public CodeKind KindAt(ulong address) => Find(address)?.Kind ?? CodeKind.None;

    /// <summary>A line is: start-end permissions offset device inode path; the path may be missing.</summary>
    private static CodeMapping? ParseLine(string line)
    {
        var fields = line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < 5 || !(fields[1].Contains('x') || IsReservedForCode(fields)))
            return null;
        var range = fields[0].Split('-');
        if (range.Length != 2
            || !ulong.TryParse(range[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var start)
            || !ulong.TryParse(range[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var end))
        {
            return null;
        }

        // A file that was replaced while it runs, as in an update, is marked as deleted.
        var path = fields.Length == 6 ? fields[5].Replace(" (deleted)", "") : "";
        return new(start, end, KindOf(path), path);
    }

    /// <summary>
    /// The runtime reserves memory for compiled code and opens it a few pages at a time; code that is compiled after the map was read
    /// appears there.
    /// </summary>
    private static bool IsReservedForCode(string[] fields) =>
        fields.Length == 6 && fields[1].StartsWith("---", StringComparison.Ordinal) && fields[5].StartsWith(DoubleMapping, StringComparison.Ordinal);

    private static CodeKind KindOf(string path) =>
        path.Length == 0 || path.StartsWith(DoubleMapping, StringComparison.Ordinal) ? CodeKind.Jitted
        : path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? CodeKind.Precompiled
        : CodeKind.Native;
}
