using GreenCode.TestKit;

namespace GreenCode.Packaging.Tests.Analyzers;

/// <summary>The package GreenCode.Analyzers, packed once for all tests, with build folders of its own: other builds do not meet it.</summary>
public sealed class AnalyzerPackage : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>A version that no cache can know.</summary>
    public string Version { get; } = $"0.0.1-test{Guid.NewGuid():N}";

    public string Feed => Path.Combine(_folder.Path, "feed");

    public string File => Path.Combine(Feed, $"GreenCode.Analyzers.{Version}.nupkg");

    public async ValueTask InitializeAsync() => await DotNet.Run(
        Repository.Root,
        "pack", "analyzers/GreenCode.Analyzers.Package", "--output", Feed, $"-p:Version={Version}", $"-p:ArtifactsPath={Path.Combine(_folder.Path, "artifacts")}/");

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
