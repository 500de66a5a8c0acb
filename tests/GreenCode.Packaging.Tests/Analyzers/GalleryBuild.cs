using System.Text.Json;
using GreenCode.TestKit;

namespace GreenCode.Packaging.Tests.Analyzers;

/// <summary>A project outside the repository that holds the gallery's code and gets the analyzers from the package, built with the compiler.</summary>
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
        _folder.Write("Consumer.csproj", $"""
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
              </ItemGroup>
            </Project>
            """);
        _folder.Write("Members.cs", Members);
        var gallery = Repository.PathOf("samples", "RuleGallery");
        foreach (var file in Directory.GetFiles(gallery, "*.cs", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(gallery, file);
            if (!name.StartsWith("obj", StringComparison.Ordinal) && !name.StartsWith("bin", StringComparison.Ordinal))
                _folder.Write(name, File.ReadAllText(file));
        }

        Output = await Build();
        ReadLog();
    }

    /// <summary>Builds again with other properties, and gives what the compiler prints.</summary>
    public Task<string> Build(params string[] properties) => DotNet.Run(_folder.Path, ["build", "--nologo", "-t:Rebuild", .. properties]);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private void ReadLog()
    {
        using var log = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder.Path, "findings.sarif")));
        var run = log.RootElement.GetProperty("runs")[0];
        HelpLinks = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
            .ToDictionary(rule => rule.GetProperty("id").GetString()!, rule => rule.TryGetProperty("helpUri", out var uri) ? uri.GetString() : null);
        Findings = [.. run.GetProperty("results").EnumerateArray().Select(ToFinding).Where(finding => finding.Rule.StartsWith("GRN", StringComparison.Ordinal))];
    }

    private Finding ToFinding(JsonElement result)
    {
        var uri = result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!;
        var member = result.GetProperty("properties").TryGetProperty("customProperties", out var custom) && custom.TryGetProperty("member", out var id) ? id.GetString() : null;
        return new(
            result.GetProperty("ruleId").GetString()!,
            result.GetProperty("level").GetString()!,
            Path.GetRelativePath(_folder.Path, new Uri(uri).LocalPath),
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
