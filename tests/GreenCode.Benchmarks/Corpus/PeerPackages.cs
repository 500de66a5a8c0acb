using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GreenCode.Benchmarks.Corpus;

/// <summary>
/// The other analyzer packages that teams use, restored as a project would; one that the feeds in use do not hold is left out and named. Feeds of one's own
/// can be named in a <c>nuget.config</c> in the folder of work.
/// </summary>
internal static class PeerPackages
{
    private static readonly PackageId[] Packages =
    [
        new("Meziantou.Analyzer", "*"),
        new("Roslynator.Analyzers", "*"),
        // Version 10 and newer have a licence that is not open source.
        new("SonarAnalyzer.CSharp", "8.33.0.40503"),
        new("Microsoft.CodeAnalysis.NetAnalyzers", "*"),
        new("Creedengo", "*-*"),
    ];

    public static IEnumerable<(string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)> Restore(string work)
    {
        foreach (var wanted in Packages)
        {
            var id = wanted.Id;
            if (Assemblies(wanted, Path.Combine(work, "peers", id)) is not { Version: { } version } package)
            {
                Console.Error.WriteLine($"{id} could not be restored, so it is not in the table.");
                continue;
            }

            yield return ($"{id} {version}", [.. Analyzers(package.Files).OrderBy(analyzer => analyzer.GetType().FullName, StringComparer.Ordinal)]);
        }
    }

    private static (string? Version, List<string> Files)? Assemblies(PackageId package, string folder)
    {
        var id = package.Id;
        Directory.CreateDirectory(folder);
        foreach (var file in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            File.WriteAllText(Path.Combine(folder, file), "<Project />");
        var project = Path.Combine(folder, "Peer.csproj");
        File.WriteAllText(project, $"""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include="{id}" Version="{package.Version}" /></ItemGroup></Project>""");
        var (exitCode, output) = Dotnet.Run("build", project, "-nologo", "-restore", "-t:ResolveLockFileAnalyzers", "-getItem:Analyzer");
        if (exitCode != 0)
            return null;

        using var json = JsonDocument.Parse(output);
        var files = json.RootElement.GetProperty("Items").GetProperty("Analyzer").EnumerateArray()
            .Select(item => item.GetProperty("FullPath").GetString()!)
            .Where(file => file.Contains($"{Path.DirectorySeparatorChar}{id.ToLowerInvariant()}{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !file.EndsWith(".resources.dll", StringComparison.Ordinal))
            .ToList();
        return (files.FirstOrDefault()?.Split(Path.DirectorySeparatorChar).SkipWhile(part => !part.Equals(id, StringComparison.OrdinalIgnoreCase)).ElementAt(1), files);
    }

    /// <remarks>Each package brings its own helpers, so it gets a load context of its own; the compiler is shared with this program.</remarks>
    private static IEnumerable<DiagnosticAnalyzer> Analyzers(List<string> files)
    {
        var context = new AssemblyLoadContext(files[0]);
        context.Resolving += (_, name) => files.Find(file => Path.GetFileNameWithoutExtension(file) == name.Name) is { } file ? context.LoadFromAssemblyPath(file) : null;
        return files.Select(context.LoadFromAssemblyPath)
            .SelectMany(Types)
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is { } attribute && attribute.Languages.Contains(LanguageNames.CSharp))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!);
    }

    private static IEnumerable<Type> Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException partly)
        {
            return partly.Types.OfType<Type>();
        }
    }
}
