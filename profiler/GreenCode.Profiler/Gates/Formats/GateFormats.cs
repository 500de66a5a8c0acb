using System.Collections.Immutable;

namespace GreenCode.Profiler.Gates.Formats;

/// <summary>Every format of a gate's outcome but JSON, which holds the measurements themselves (see <see cref="GateJson"/>).</summary>
public static class GateFormats
{
    /// <summary>The formats. Those with a whole file name come first, since it may end as another format does.</summary>
    public static ImmutableArray<IGateFormat> All { get; } = [new CodeQualityFormat(), new MarkdownFormat(), new JUnitFormat(), new SarifFormat(), new GitHubFormat(), new AzureFormat()];

    /// <summary>The format that a file's name tells; null where it tells none of these.</summary>
    public static IGateFormat? ByFileName(string path) =>
        All.FirstOrDefault(format => Path.GetFileName(path).EndsWith(format.Ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>The format of that name; null where there is none.</summary>
    public static IGateFormat? ByName(string name) => All.FirstOrDefault(format => format.Name == name);
}
