using System.Diagnostics;

namespace Demo.Service;

public static class VariantBuild
{
    /// <summary>Compiles for release, with the analyzers on. Leaves no build server of its own behind.</summary>
    public static async Task RunAsync(Variant variant, string checkout, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", ["build", variant.ProjectFile(checkout), "--configuration", "Release", "--nologo", "--verbosity", "quiet", "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
        };
        using var build = Process.Start(start)!;
        try
        {
            var output = await build.StandardOutput.ReadToEndAsync(cancellationToken);
            await build.WaitForExitAsync(cancellationToken);
            if (build.ExitCode != 0)
                throw new DemoException($"{variant.ProjectName} does not build:{Environment.NewLine}{output}");
        }
        catch (OperationCanceledException)
        {
            build.Kill(entireProcessTree: true);
            throw;
        }
    }
}
