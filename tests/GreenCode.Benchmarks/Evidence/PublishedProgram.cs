using System.Diagnostics;
using System.Globalization;
using GreenCode.Benchmarks.Corpus;

namespace GreenCode.Benchmarks.Evidence;

/// <summary>
/// A program that is published for this machine, with its runtime, from a project with the properties that a rule is about, and runs as a process of
/// its own. Its last line must be the bytes that it allocated.
/// </summary>
internal sealed class PublishedProgram : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("greencode-").FullName;

    public PublishedProgram(string source, string framework, string properties)
    {
        File.WriteAllText(Path.Combine(_folder, "Program.cs"), source);
        File.WriteAllText(Path.Combine(_folder, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(_folder, "Directory.Packages.props"), "<Project />");
        File.WriteAllText(Path.Combine(_folder, "Program.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>{framework}</TargetFramework>
                <SelfContained>true</SelfContained>
                <NuGetAudit>false</NuGetAudit>
                {properties}
              </PropertyGroup>
            </Project>
            """);
        var (exitCode, output) = Dotnet.Run("publish", _folder, "--use-current-runtime", "-c", "Release", "-o", Path.Combine(_folder, "out"));
        if (exitCode != 0)
            throw new InvalidOperationException($"The program to be measured could not be published: {output}");
    }

    public async Task RunAsync()
    {
        var start = new ProcessStartInfo(Path.Combine(_folder, "out", "Program")) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"The program to be measured ended with exit code {process.ExitCode}: {output}");

        ChildUse.AddAllocatedBytes(long.Parse(output.AsSpan().TrimEnd(), CultureInfo.InvariantCulture));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
