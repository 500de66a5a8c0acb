using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.FileSystemGlobbing;

namespace GreenCode.Benchmarks.Corpus;

/// <summary>
/// One C# project of a code base, read from its files without running its build: what a foreign build does is unknown, and much of it does not run
/// everywhere. Conditions are ignored, so the lists hold what any configuration asks for; sources that no configuration compiles are left out.
/// </summary>
internal sealed record SourceProject(
    string Path,
    bool IsTest,
    bool IsWeb,
    OutputKind Output,
    bool HasImplicitUsings,
    ImmutableArray<string> Usings,
    ImmutableArray<string> ProjectReferences,
    ImmutableArray<PackageId> Packages,
    ImmutableArray<string> Sources)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>All projects below <paramref name="root"/>, in the order of their paths.</summary>
    public static ImmutableArray<SourceProject> FindAll(string root)
    {
        var files = Directory.EnumerateFiles(root, "*.csproj", SearchOption.AllDirectories).Where(IsOwn).Order(StringComparer.Ordinal).ToList();
        var folders = files.Select(file => System.IO.Path.GetDirectoryName(file)!).ToHashSet(StringComparer.Ordinal);
        var versions = Shared(root, "Directory.Packages.props", root)
            .Concat(Directory.EnumerateFiles(root, "*.props", SearchOption.AllDirectories).Where(IsOwn).Select(Load))
            .SelectMany(xml => Items(xml, "PackageVersion"))
            .Where(item => item.Attribute("Version") is not null)
            .GroupBy(item => Include(item), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First().Attribute("Version")!.Value, StringComparer.OrdinalIgnoreCase);
        return [.. files.Select(file => Read(file, root, folders, versions))];
    }

    private static SourceProject Read(string file, string root, HashSet<string> folders, Dictionary<string, string> versions)
    {
        var own = Load(file);
        var folder = System.IO.Path.GetDirectoryName(file)!;
        List<XDocument> all = [.. WithImports(file), .. Shared(folder, "Directory.Build.props", root), .. Shared(folder, "Directory.Build.targets", root)];
        // What is shared often names the packages for tests under a condition.
        HashSet<string> ownPackages = [.. Items(own, "PackageReference").Select(Include)];
        var packages = all
            .SelectMany(xml => Items(xml, "PackageReference"))
            .Select(item => new PackageId(Include(item), item.Attribute("Version")?.Value ?? item.Attribute("VersionOverride")?.Value ?? versions.GetValueOrDefault(Include(item))))
            .Where(package => package.Id.Length > 0 && !package.Id.Contains('$', StringComparison.Ordinal) && (ownPackages.Contains(package.Id) || !IsForTests(package.Id)))
            .DistinctBy(package => package.Id, StringComparer.OrdinalIgnoreCase)
            .ToImmutableArray();
        var sdk = own.Root?.Attribute("Sdk")?.Value ?? "";
        return new(
            file,
            IsTestProject(file, ownPackages),
            sdk.EndsWith(".Web", StringComparison.OrdinalIgnoreCase) || all.SelectMany(xml => Items(xml, "FrameworkReference")).Any(item => Include(item) == "Microsoft.AspNetCore.App"),
            OutputOf(own, sdk),
            all.SelectMany(xml => xml.Descendants()).Any(element => element.Name.LocalName == "ImplicitUsings" && element.Value.Trim() is "enable" or "true"),
            [.. all.SelectMany(xml => Items(xml, "Using")).Where(item => item.Attribute("Include") is not null).Select(GlobalUsing).Distinct()],
            [.. Items(own, "ProjectReference").Select(item => System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, Include(item).Replace('\\', '/'))))],
            packages,
            [.. SourcesOf(folder, folders).Except(Removed(own, folder), StringComparer.Ordinal)]);
    }

    private static OutputKind OutputOf(XDocument project, string sdk) =>
        project.Descendants().FirstOrDefault(element => element.Name.LocalName == "OutputType")?.Value.Trim().ToUpperInvariant() switch
        {
            "EXE" => OutputKind.ConsoleApplication,
            "WINEXE" => OutputKind.WindowsApplication,
            "LIBRARY" => OutputKind.DynamicallyLinkedLibrary,
            _ => sdk.EndsWith(".Web", StringComparison.OrdinalIgnoreCase) || sdk.EndsWith(".Worker", StringComparison.OrdinalIgnoreCase) || sdk.EndsWith(".BlazorWebAssembly", StringComparison.OrdinalIgnoreCase)
                ? OutputKind.ConsoleApplication
                : OutputKind.DynamicallyLinkedLibrary,
        };

    private static bool IsTestProject(string file, IEnumerable<string> packages) =>
        packages.Any(IsForTests)
        || System.IO.Path.GetFileNameWithoutExtension(file) is var name && (name.Contains("Test", StringComparison.OrdinalIgnoreCase) || name.Contains("Benchmark", StringComparison.OrdinalIgnoreCase))
        || file.Split('/', '\\').Any(part => part is "test" or "tests" or "Tests" or "benchmarks" or "Test");

    private static bool IsForTests(string package) =>
        package.StartsWith("xunit", StringComparison.OrdinalIgnoreCase) || package is "Microsoft.NET.Test.Sdk" or "NUnit" or "MSTest" or "MSTest.TestFramework" or "TUnit";

    private static string GlobalUsing(XElement item) =>
        item.Attribute("Alias") is { } alias ? $"global using {alias.Value} = {Include(item)};"
        : item.Attribute("Static")?.Value is "true" or "True" ? $"global using static {Include(item)};"
        : $"global using {Include(item)};";

    /// <summary>The sources below a folder, less those below another project's folder.</summary>
    private static IEnumerable<string> SourcesOf(string folder, HashSet<string> projects) =>
        Directory.EnumerateFiles(folder, "*.cs")
            .Concat(Directory.EnumerateDirectories(folder)
                .Where(child => !projects.Contains(child) && IsOwn(child + "/"))
                .SelectMany(child => SourcesOf(child, projects)))
            .Order(StringComparer.Ordinal);

    /// <summary>What the project takes away from its sources whatever the configuration is.</summary>
    private static IEnumerable<string> Removed(XDocument project, string folder)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddIncludePatterns(Items(project, "Compile")
            .Where(item => item.Attribute("Remove") is not null && item.AncestorsAndSelf().All(element => element.Attribute("Condition") is null))
            .SelectMany(item => item.Attribute("Remove")!.Value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(pattern => !pattern.Contains('$', StringComparison.Ordinal))
            .Select(pattern => pattern.Replace('\\', '/')));
        return matcher.GetResultsInFullPath(folder);
    }

    private static IEnumerable<XDocument> Shared(string folder, string name, string root)
    {
        for (var at = folder; at is not null && at.StartsWith(root, StringComparison.Ordinal); at = System.IO.Path.GetDirectoryName(at))
        {
            var file = System.IO.Path.Combine(at, name);
            foreach (var xml in WithImports(file))
                yield return xml;
        }
    }

    /// <summary>A file of the build, where it exists, and those that it imports by a path which needs no evaluation.</summary>
    private static IEnumerable<XDocument> WithImports(string file)
    {
        if (!File.Exists(file))
            return [];

        var (xml, folder) = (Load(file), System.IO.Path.GetDirectoryName(file)!);
        var imports = xml.Descendants()
            .Where(element => element.Name.LocalName == "Import" && element.Attribute("Project") is not null)
            .Select(element => element.Attribute("Project")!.Value.Replace("$(MSBuildThisFileDirectory)", "", StringComparison.Ordinal).Replace('\\', '/'));
        return [xml, .. imports.Where(path => !path.Contains('$', StringComparison.Ordinal) && !path.StartsWith("Directory.", StringComparison.Ordinal)).SelectMany(path => WithImports(System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, path))))];
    }

    private static bool IsOwn(string path) =>
        !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/node_modules/", StringComparison.Ordinal);

    private static XDocument Load(string file)
    {
        try
        {
            return XDocument.Load(file);
        }
        catch (XmlException)
        {
            // A template of a project, not a project.
            return new XDocument(new XElement("Project"));
        }
    }

    private static IEnumerable<XElement> Items(XDocument xml, string name) => xml.Descendants().Where(element => element.Name.LocalName == name && element.Parent?.Name.LocalName == "ItemGroup");

    private static string Include(XElement item) => (item.Attribute("Include") ?? item.Attribute("Update"))?.Value.Trim() ?? "";
}
