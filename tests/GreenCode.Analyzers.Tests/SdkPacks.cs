using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GreenCode.Analyzers.Tests;

/// <summary>What lies with the SDK that runs the tests.</summary>
internal static class SdkPacks
{
    private static readonly ConcurrentDictionary<string, ImmutableArray<MetadataReference>> _references = new();

    /// <summary>The assemblies of a folder, read once for all tests.</summary>
    public static ImmutableArray<MetadataReference> ReferencesIn(string folder) =>
        _references.GetOrAdd(folder, static path => [.. Directory.GetFiles(path, "*.dll").Select(file => MetadataReference.CreateFromFile(file))]);

    public static string Newest(string pack) => Directory.GetDirectories(Path.Combine(NewestOf(Path.Combine("packs", pack)), "ref")).Single();

    /// <summary>A file of the newest SDK, by its path in there.</summary>
    public static string NewestSdkFile(string path) => Path.Combine(NewestOf("sdk"), path);

    private static string NewestOf(string folder)
    {
        var shared = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return Directory.GetDirectories(Path.Combine(shared, "..", "..", "..", folder))
            .Where(version => char.IsAsciiDigit(Path.GetFileName(version)[0]))
            .OrderByDescending(version => Version.Parse(Path.GetFileName(version).Split('-')[0]))
            .First();
    }
}
