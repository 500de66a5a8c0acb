using System.Diagnostics;
using GreenCode.TestKit;

namespace GreenCode.Packaging.Tests.Gates;

/// <summary>What the jobs share: the package GreenCode.Tool, packed from what was built with the tests, and a register for PermitDesk, whose making takes longer than a job.</summary>
public sealed class CiMachine : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The package's version, that no cache can know.</summary>
    public string Version { get; } = $"0.0.1-test{Guid.NewGuid():N}";

    /// <summary>The folder that the package lies in.</summary>
    public string Feed => _folder.Path;

    /// <summary>The folder that the tool was installed in, as a job before these would have left it in the service's cache.</summary>
    public string Tool => Path.Combine(_folder.Path, "tool");

    /// <summary>The register.</summary>
    public string Register => Path.Combine(_folder.Path, "register", "permits.db");

    /// <summary>The built program of a variant of PermitDesk.</summary>
    public static string PermitDesk(string variant) => Repository.PathOf("artifacts", "bin", $"PermitDesk.{variant}", Configuration, $"PermitDesk.{variant}");

    public async ValueTask InitializeAsync() => await Task.WhenAll(PackAsync(), MakeRegisterAsync());

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>"debug" or "release".</summary>
    private static string Configuration { get; } = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    private async Task PackAsync()
    {
        await DotNet.Run(Repository.Root, "pack", "profiler/GreenCode.Cli", "--no-build", "--configuration", Configuration, "--output", Feed, $"-p:PackageVersion={Version}");
        await DotNet.Run(_folder.Path, "tool", "install", "GreenCode.Tool", "--tool-path", Tool, "--version", Version, "--source", Feed);
    }

    private async Task MakeRegisterAsync()
    {
        using var desk = Process.Start(new ProcessStartInfo(PermitDesk("Frugal"), ["--urls", "http://127.0.0.1:0", "--data", Path.GetDirectoryName(Register)!]) { RedirectStandardOutput = true })!;
        while (await desk.StandardOutput.ReadLineAsync() is { } line && !line.Contains("Now listening on", StringComparison.Ordinal))
        {
        }

        desk.Kill();
        await desk.WaitForExitAsync();
    }
}
