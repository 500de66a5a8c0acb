using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace GreenCode.Benchmarks.Corpus;

/// <summary>The assemblies that a code base compiles against: the SDK's framework and, of its packages, those that the feeds in use hold.</summary>
internal sealed partial record References(ImmutableArray<MetadataReference> Assemblies, ImmutableArray<string> MissingPackages)
{
    private const string Answers = "packages.json";

    /// <summary>Restores what can be had into projects in <paramref name="folder"/>: each package alone first, so that one that is missing takes no other with it.</summary>
    public static References Restore(IEnumerable<PackageId> packages, string folder)
    {
        Directory.CreateDirectory(folder);
        // An empty file of each ends the search of the build for settings in the folders above.
        foreach (var file in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            File.WriteAllText(Path.Combine(folder, file), "<Project />");

        var wanted = packages.GroupBy(package => package.Id, StringComparer.OrdinalIgnoreCase).Select(group => group.MaxBy(package => package.Version ?? "")!).ToList();
        var found = Known(wanted, folder) ?? Probe(wanted, folder);
        var project = Path.Combine(folder, "References.csproj");
        Together(found, project);
        return new([.. Resolve(project)], [.. wanted.Select(package => package.Id).Except(found.Select(package => package.Id), StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>Restores all packages into one project. Where they want different versions of another one, the restore names the version that would do; that one is added.</summary>
    private static void Together(List<PackageId> packages, string project)
    {
        List<PackageId> all = [.. packages];
        while (true)
        {
            File.WriteAllText(project, Project(all));
            var (exitCode, output) = Dotnet.Run("restore", project, "-v", "q", "--nologo");
            if (exitCode == 0)
                return;

            var direct = DirectReference().Matches(output).Select(match => new PackageId(match.Groups[1].Value, match.Groups[2].Value)).Except(all).ToList();
            // The newest version of a package may be for a later framework than the one that runs here.
            direct.AddRange(TooNew().Matches(output).Select(match => all.Find(package => package.Id.Equals(match.Groups[1].Value, StringComparison.OrdinalIgnoreCase) && package.Version == "*"))
                .OfType<PackageId>().Distinct().Select(package => package with { Version = $"{Environment.Version.Major}.*" }));
            if (direct.Count == 0)
                throw new InvalidOperationException($"The packages do not go together: {output}");
            all.RemoveAll(package => direct.Any(one => one.Id.Equals(package.Id, StringComparison.OrdinalIgnoreCase)));
            all.AddRange(direct);
        }
    }

    private static List<PackageId> Probe(List<PackageId> wanted, string folder)
    {
        var asked = Restorable(wanted, Path.Combine(folder, "asked"));
        var newest = Restorable([.. wanted.Except(asked).Select(package => package with { Version = "*" })], Path.Combine(folder, "newest"));
        List<PackageId> found = [.. asked, .. newest];
        File.WriteAllText(Path.Combine(folder, Answers), JsonSerializer.Serialize(new Answer(wanted, found)));
        return found;
    }

    /// <summary>What an earlier run found out about the same packages: to ask again takes minutes.</summary>
    private static List<PackageId>? Known(List<PackageId> wanted, string folder)
    {
        var file = Path.Combine(folder, Answers);
        return File.Exists(file) && JsonSerializer.Deserialize<Answer>(File.ReadAllText(file)) is { } earlier && earlier.Wanted.ToHashSet().SetEquals(wanted) ? earlier.Found : null;
    }

    private static List<PackageId> Restorable(List<PackageId> packages, string folder)
    {
        if (packages.Count == 0)
            return packages;

        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        foreach (var package in packages)
        {
            Directory.CreateDirectory(Path.Combine(folder, package.Id));
            File.WriteAllText(ProjectOf(package), Project([package]));
        }

        var solution = Path.Combine(folder, "Packages.slnx");
        File.WriteAllText(solution, $"<Solution>{string.Concat(packages.Select(package => $"""<Project Path="{package.Id}/Restore.{package.Id}.csproj" />"""))}</Solution>");
        Dotnet.Run("restore", solution, "-v", "q", "--nologo");
        return [.. packages.Where(package => File.Exists(AssetsOf(package)) && !File.ReadAllText(AssetsOf(package)).Contains("\"level\": \"Error\"", StringComparison.Ordinal))];

        // A project may not have the name of a package that it uses.
        string ProjectOf(PackageId package) => Path.Combine(folder, package.Id, $"Restore.{package.Id}.csproj");
        string AssetsOf(PackageId package) => Path.Combine(folder, package.Id, "obj", "project.assets.json");
    }

    private static string Project(IEnumerable<PackageId> packages) =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <NuGetAudit>false</NuGetAudit>
            <NoWarn>$(NoWarn);NU1605;NU1608;NU1701;NU1107</NoWarn>
          </PropertyGroup>
          <ItemGroup>
            <FrameworkReference Include="Microsoft.AspNetCore.App" />
        {string.Join('\n', packages.Select(package => $"""    <PackageReference Include="{package.Id}" Version="{Version(package)}" ExcludeAssets="build;buildTransitive;analyzers" />"""))}
          </ItemGroup>
        </Project>
        """;

    private static string Version(PackageId package) => package.Version is null || package.Version.Contains('$', StringComparison.Ordinal) ? "*" : package.Version;

    private static IEnumerable<MetadataReference> Resolve(string project)
    {
        var (exitCode, output) = Dotnet.Run("msbuild", project, "-nologo", "-t:ResolveReferences;FindReferenceAssembliesForReferences", "-getItem:ReferencePathWithRefAssemblies");
        if (exitCode != 0)
            throw new InvalidOperationException($"The references of {project} could not be resolved: {output}");

        using var json = JsonDocument.Parse(output);
        return [.. json.RootElement.GetProperty("Items").GetProperty("ReferencePathWithRefAssemblies").EnumerateArray()
            .Select(item => MetadataReference.CreateFromFile(item.GetProperty("FullPath").GetString()!))];
    }

    [GeneratedRegex(@"error NU1202: Package (\S+) ")]
    private static partial Regex TooNew();

    [GeneratedRegex(@"Install/reference (\S+) (\S+) directly")]
    private static partial Regex DirectReference();

    private sealed record Answer(List<PackageId> Wanted, List<PackageId> Found);
}
