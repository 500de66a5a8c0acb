namespace GreenCode.Packaging.Tests.Analyzers;

/// <summary>Projects outside the repository that get the analyzers from the package, each in a folder of its own and built in one go.</summary>
internal sealed class ConsumerProjects(AnalyzerPackage package) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _projects = [];

    /// <summary>A project, and other files of its folder by name.</summary>
    public void Add(string name, string project, params (string Name, string Text)[] files)
    {
        _projects.Add(_folder.Write(Path.Combine(name, $"{Path.GetFileName(name)}.csproj"), project));
        foreach (var file in files)
            _folder.Write(Path.Combine(name, file.Name), file.Text);
    }

    /// <summary>Builds them all, and gives what the compiler prints.</summary>
    public async Task<string> Build(params string[] properties)
    {
        _folder.Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><add key="packed" value="{package.Feed}" /></packageSources>
              <fallbackPackageFolders><add key="usual" value="{UsualPackagesFolder}" /></fallbackPackageFolders>
            </configuration>
            """);
        _folder.Write("Directory.Packages.props", "<Project />");
        _folder.Write("Directory.Build.props", """<Project><PropertyGroup><NuGetAudit>false</NuGetAudit></PropertyGroup></Project>""");
        _folder.Write("Directory.Build.targets", $"""
            <Project>
              <PropertyGroup>
                <ErrorLog>$(MSBuildProjectDirectory)/findings.sarif,version=2.1</ErrorLog>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="GreenCode.Analyzers" Version="{package.Version}" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
        var items = string.Concat(_projects.Select(project => $"""<Consumer Include="{project}" />"""));
        _folder.Write("All.proj", $"""
            <Project DefaultTargets="Build">
              <ItemGroup>{items}</ItemGroup>
              <Target Name="Restore"><MSBuild Projects="@(Consumer)" Targets="Restore" /></Target>
              <Target Name="Build"><MSBuild Projects="@(Consumer)" Targets="Build" Properties="Configuration=Release" /></Target>
            </Project>
            """);
        return await DotNet.Run(_folder.Path, ["build", "All.proj", "--nologo", .. properties]);
    }

    public FindingsLog Log(string name) => new(Path.Combine(_folder.Path, name, "findings.sarif"), _folder.Path);

    public void Dispose() => _folder.Dispose();

    public static string UsualPackagesFolder { get; } =
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
