using System.Text.Json;
using GreenCode.TestKit;

namespace GreenCode.Packaging.Tests.Analyzers;

/// <summary>
/// The gallery outside the repository, with the analyzers from the package, built with the compiler: one project that holds all code and settings,
/// and each project file of the gallery as a project of its own.
/// </summary>
public sealed class GalleryBuild(AnalyzerPackage package) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public string Output { get; private set; } = "";

    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    /// <summary>Help links by rule, from the log.</summary>
    public IReadOnlyDictionary<string, string?> HelpLinks { get; private set; } = new Dictionary<string, string?>();

    public async ValueTask InitializeAsync()
    {
        _folder.Write("Directory.Build.props", "<Project />");
        _folder.Write("Directory.Packages.props", "<Project />");
        _folder.Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><clear /><add key="packed" value="{package.Feed}" /></packageSources>
              <fallbackPackageFolders><add key="usual" value="{UsualPackagesFolder()}" /></fallbackPackageFolders>
            </configuration>
            """);
        _folder.Write("gallery/Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <ErrorLog>findings.sarif,version=2.1</ErrorLog>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="GreenCode.Analyzers" Version="{package.Version}" PrivateAssets="all" />
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
                <!-- The package takes settings from the folder of the project; here they lie with their rules. -->
                <AdditionalFiles Include="*/**/appsettings*.json" />
              </ItemGroup>
            </Project>
            """);
        _folder.Write("gallery/Members.cs", Members);
        var projects = Copy();

        Output = await Build();
        Read("gallery");
        if (projects.Count > 0)
        {
            await BuildProjects(projects);
            projects.ForEach(project => Read(Path.GetDirectoryName(project)!));
        }
    }

    /// <summary>Builds the code of the gallery again with other properties, and gives what the compiler prints.</summary>
    public Task<string> Build(params string[] properties) => DotNet.Run(Path.Combine(_folder.Path, "gallery"), ["build", "--nologo", "-t:Rebuild", .. properties]);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Copies the gallery, and gives the projects in it that are cases themselves: they get a folder apart, so that their output is not taken for code.</summary>
    private List<string> Copy()
    {
        var gallery = Repository.PathOf("samples", "RuleGallery");
        var projects = new List<string>();
        foreach (var category in Directory.GetDirectories(gallery).Where(folder => Path.GetFileName(folder) is not ("bin" or "obj")))
        {
            foreach (var file in Directory.GetFiles(category, "*", SearchOption.AllDirectories))
            {
                var name = Path.GetRelativePath(gallery, file);
                var isProject = Path.GetExtension(file) == ".csproj";
                _folder.Write(Path.Combine(isProject ? "projects" : "gallery", name), File.ReadAllText(file));
                if (isProject)
                    projects.Add(Path.Combine("projects", name));
            }
        }

        return projects;
    }

    private async Task BuildProjects(List<string> projects)
    {
        _folder.Write("projects/Directory.Build.targets", $"""
            <Project>
              <PropertyGroup>
                <ErrorLog>$(MSBuildProjectDirectory)/findings.sarif,version=2.1</ErrorLog>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="GreenCode.Analyzers" Version="{package.Version}" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
        var items = string.Concat(projects.Select(project => $"""<Case Include="{project}" />"""));
        _folder.Write("Projects.proj", $"""
            <Project>
              <ItemGroup>{items}</ItemGroup>
              <Target Name="Restore"><MSBuild Projects="@(Case)" Targets="Restore" /></Target>
              <Target Name="Build"><MSBuild Projects="@(Case)" Targets="Build" Properties="Configuration=Release" /></Target>
            </Project>
            """);
        await DotNet.Run(_folder.Path, "build", "Projects.proj", "--nologo");
    }

    private void Read(string folder)
    {
        using var log = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder.Path, folder, "findings.sarif")));
        var run = log.RootElement.GetProperty("runs")[0];
        HelpLinks = HelpLinks.Concat(run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
                .Select(rule => KeyValuePair.Create(rule.GetProperty("id").GetString()!, rule.TryGetProperty("helpUri", out var uri) ? uri.GetString() : null)))
            .DistinctBy(link => link.Key)
            .ToDictionary();
        Findings = [.. Findings, .. run.GetProperty("results").EnumerateArray().Select(ToFinding).Where(finding => finding.Rule.StartsWith("GRN", StringComparison.Ordinal))];
    }

    private Finding ToFinding(JsonElement result)
    {
        var uri = result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!;
        var path = Path.GetRelativePath(_folder.Path, new Uri(uri).LocalPath);
        var member = result.TryGetProperty("properties", out var properties) && properties.TryGetProperty("customProperties", out var custom) && custom.TryGetProperty("member", out var id)
            ? id.GetString() : null;
        return new(
            result.GetProperty("ruleId").GetString()!,
            result.GetProperty("level").GetString()!,
            path[(path.IndexOf(Path.DirectorySeparatorChar, StringComparison.Ordinal) + 1)..],
            member,
            result.GetProperty("message").GetProperty("text").GetString()!);
    }

    private static string UsualPackagesFolder() =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>One busy wait in each kind of place that a finding can stand in.</summary>
    private const string Members = """
        namespace Places;

        public class Outer<T>
        {
            private volatile bool _done;

            public Outer() { while (!_done) { } }

            public bool Property { get { while (!_done) { } return true; } set { while (!_done) { } } }

            public int this[int index] { get { while (!_done) { } return index; } }

            public static Outer<T> operator +(Outer<T> left, Outer<T> right) { while (!left._done) { } return right; }

            public void Lambda(ref int number, List<T[]> items) { Action wait = () => { while (!_done) { } }; wait(); }

            public async Task LocalFunction<TItem>(TItem item) { await Task.Yield(); Wait(); void Wait() { while (!_done) { } } }

            public class Inner { private Action _wait = () => { var done = false; Task.Run(() => done = true); while (!done) { } }; public void Run() => _wait(); }
        }
        """;
}
