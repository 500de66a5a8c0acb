using System.Collections.Immutable;

namespace GreenCode.Conventions.Tests;

/// <summary>The order of the folders of GreenCode.Profiler: each uses only those of a lower rank.</summary>
internal sealed class StageOrder(ImmutableDictionary<string, int> ranks)
{
    public const string ProjectFolder = "profiler/GreenCode.Profiler/";

    /// <summary>Reads <c>A &lt; B &lt; C, D</c>: C and D have the same rank and know nothing of each other.</summary>
    public static StageOrder Parse(string line) => new(
        line.Split('<')
            .SelectMany((stages, rank) => stages.Split(',', StringSplitOptions.TrimEntries).Select(stage => (stage, rank)))
            .ToImmutableDictionary(pair => pair.stage, pair => pair.rank));

    /// <summary>Mentions that point the wrong way, folders without a rank, and imports that would hide either.</summary>
    public IEnumerable<string> Violations(IReadOnlyCollection<CSharpSource> files)
    {
        var folderOfType = files.SelectMany(file => file.TopLevelTypes.Select(type => (type, folder: FolderOf(file)))).ToHashSet();

        foreach (var file in files)
        {
            foreach (var import in file.GlobalUsings.Where(import => import.StartsWith("GreenCode.Profiler", StringComparison.Ordinal)))
                yield return $"{file.Path} imports {import} for the whole project, which hides who uses whom.";

            var from = FolderOf(file);
            if (from is "")
                continue;
            if (!ranks.TryGetValue(from, out var rank))
            {
                yield return $"{file.Path} stands in the folder {from}, which the stage order in {Architecture.Path} does not name.";
                continue;
            }

            foreach (var mention in file.NameChains())
            {
                if (FolderMentionedBy(mention) is not { } to || to == from)
                    continue;
                if (to is "")
                    yield return $"{file.Path}({mention.Line}): {mention} points {from} -> the root of GreenCode.Profiler, "
                        + "where the stages are joined. What stages share stands in Model.";
                else if (!ranks.TryGetValue(to, out var other) || other >= rank)
                    yield return $"{file.Path}({mention.Line}): {mention} points {from} -> {to}; "
                        + $"{from} may use only the folders to its left in {Architecture.Path}.";
            }
        }

        // Inside GreenCode.Profiler a namespace can be named in full, from GreenCode on, or by its last part before a type of it.
        string? FolderMentionedBy(NameChain mention)
        {
            var parts = mention.Parts.AsSpan();
            if (mention.StartsWith("GreenCode", "Profiler"))
                parts = parts[2..];
            else if (mention.StartsWith("Profiler"))
                parts = parts[1..];
            var isFull = parts.Length < mention.Parts.Length;

            if (parts.Length > 0 && folderOfType.Contains((parts[0], "")))
                return "";
            if (parts.Length > 0 && isFull && ranks.ContainsKey(parts[0]))
                return parts[0];
            return parts.Length > 1 && folderOfType.Contains((parts[1], parts[0])) ? parts[0] : null;
        }
    }

    /// <summary>The first folder below the project; empty for the files that join the stages.</summary>
    private static string FolderOf(CSharpSource file)
    {
        var below = file.Path[ProjectFolder.Length..];
        return below.Contains('/', StringComparison.Ordinal) ? below[..below.IndexOf('/', StringComparison.Ordinal)] : "";
    }
}
