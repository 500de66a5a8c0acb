using System.Xml.Linq;
using GreenCode.TestKit;

namespace GreenCode.Packaging.Tests.Analyzers;

/// <summary>
/// The gallery outside the repository, with the analyzers from the package, built with the compiler: one project that holds all code and settings,
/// and each project file of the gallery as a project of its own.
/// </summary>
public sealed class GalleryBuild(AnalyzerPackage package) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConsumerProjects _projects = new(package);

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
              <fallbackPackageFolders><add key="usual" value="{ConsumerProjects.UsualPackagesFolder}" /></fallbackPackageFolders>
            </configuration>
            """);
        _folder.Write("gallery/Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <ErrorLog>findings.sarif,version=2.1</ErrorLog>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="GreenCode.Analyzers" Version="{package.Version}" PrivateAssets="all" />
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
                {GalleryPackages()}
                <!-- The package takes settings from the folder of the project; here they lie with their rules. -->
                <AdditionalFiles Include="*/**/appsettings*.json" />
              </ItemGroup>
            </Project>
            """);
        _folder.Write("gallery/Members.cs", Members);
        _folder.Write("gallery/Program.cs", Program);
        var projects = Copy();

        Output = await Build();
        Add(new(Path.Combine(_folder.Path, "gallery", "findings.sarif"), Path.Combine(_folder.Path, "gallery")));
        if (projects.Count > 0)
            Output += await _projects.Build();
        projects.ForEach(project => Add(_projects.Log(project)));
    }

    /// <summary>Builds the code of the gallery again with other properties, and gives what the compiler prints.</summary>
    public Task<string> Build(params string[] properties) => DotNet.Run(Path.Combine(_folder.Path, "gallery"), ["build", "--nologo", "-t:Rebuild", .. properties]);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        _projects.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Copies the gallery, and gives the folders in it that are projects themselves: those are built apart.</summary>
    private List<string> Copy()
    {
        var gallery = Repository.PathOf("samples", "RuleGallery");
        var projects = new List<string>();
        foreach (var category in Directory.GetDirectories(gallery).Where(folder => Path.GetFileName(folder) is not ("bin" or "obj")))
        {
            foreach (var file in Directory.GetFiles(category, "*", SearchOption.AllDirectories))
            {
                var name = Path.GetRelativePath(gallery, file);
                if (Path.GetExtension(file) != ".csproj")
                {
                    _folder.Write(Path.Combine("gallery", name), File.ReadAllText(file));
                    continue;
                }

                projects.Add(Path.GetDirectoryName(name)!);
                _projects.Add(projects[^1], File.ReadAllText(file), ("Program.cs", Program));
            }
        }

        return projects;
    }

    /// <summary>The packages that the gallery's own project takes, in the versions of the repository.</summary>
    private static string GalleryPackages()
    {
        var versions = XDocument.Load(Repository.PathOf("Directory.Packages.props")).Descendants("PackageVersion")
            .Where(version => version.Attribute("Include") is not null)
            .ToDictionary(version => version.Attribute("Include")!.Value, version => version.Attribute("Version")!.Value);
        return string.Concat(XDocument.Load(Repository.PathOf("samples", "RuleGallery", "RuleGallery.csproj")).Descendants("PackageReference")
            .Select(reference => reference.Attribute("Include")!.Value)
            .Select(id => $"""<PackageReference Include="{id}" Version="{versions[id]}" />"""));
    }

    private void Add(FindingsLog log)
    {
        HelpLinks = HelpLinks.Concat(log.HelpLinks).DistinctBy(link => link.Key).ToDictionary();
        Findings = [.. Findings, .. log.Findings];
    }

    /// <summary>Settings and runtime options count for applications only.</summary>
    private const string Program = "internal static class Program { private static void Main() { } }";

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
