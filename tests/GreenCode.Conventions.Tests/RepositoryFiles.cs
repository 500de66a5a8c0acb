using System.Collections.Immutable;
using GreenCode.TestKit;

namespace GreenCode.Conventions.Tests;

/// <summary>The repository's own files: what lies below its root, less what .gitignore leaves out. Works without git.</summary>
internal static class RepositoryFiles
{
    private static readonly ImmutableArray<string> BinaryExtensions = [".png", ".nettrace", ".gz", ".snk"];

    /// <summary>Above what uses it: initialisers run in the order in which they stand.</summary>
    private static readonly ImmutableArray<string> DataFolders = ["/Fixtures/", "/templates/", "/Before/", "/After/"];

    /// <summary>Every file as a path from the root with forward slashes, in ordinal order.</summary>
    public static ImmutableArray<string> Paths { get; } = FindPaths();

    /// <summary>The files and folders that stand at the root.</summary>
    public static ImmutableArray<string> TopLevel { get; } = [.. Paths.Select(path => path.Split('/')[0]).Distinct()];

    /// <summary>Every C# file that is ours.</summary>
    public static ImmutableArray<CSharpSource> CSharp { get; } =
        [.. WithEnding(".cs").Where(file => !IsData(file.Path)).Select(file => new CSharpSource(file))];

    public static string Read(string path) => File.ReadAllText(Repository.PathOf(path));

    /// <summary>Files by the end of their name, with their text.</summary>
    public static ImmutableArray<SourceText> WithEnding(params string[] endings) =>
    [
        .. Paths.Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
            .Select(path => new SourceText(path, Read(path))),
    ];

    /// <summary>Every file that is text.</summary>
    public static IEnumerable<SourceText> Texts() =>
        Paths.Where(path => !BinaryExtensions.Contains(Path.GetExtension(path))).Select(path => new SourceText(path, Read(path)));

    /// <summary>Files that a test, a template or the gallery's small projects bring along as data; the house rules are not about them.</summary>
    public static bool IsData(string path) => DataFolders.Any(folder => path.Contains(folder, StringComparison.Ordinal));

    private static ImmutableArray<string> FindPaths()
    {
        var ignored = new IgnoredNames(File.ReadAllText(Repository.PathOf(".gitignore")));
        return [.. Below("").Order(StringComparer.Ordinal)];

        IEnumerable<string> Below(string folder)
        {
            var directory = new DirectoryInfo(Path.Combine(Repository.Root, folder));
            foreach (var entry in directory.EnumerateFileSystemInfos().Where(entry => !ignored.Contains(entry.Name)))
            {
                var path = folder + entry.Name;
                if (entry is not DirectoryInfo)
                    yield return path;
                else
                {
                    foreach (var below in Below(path + "/"))
                        yield return below;
                }
            }
        }
    }
}
