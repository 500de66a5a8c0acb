using System.Diagnostics;

namespace GreenCode.Packaging.Tests;

/// <summary>The dotnet command line, apart from the build that runs the tests.</summary>
internal static class DotNet
{
    /// <summary>Runs a command that must succeed, and gives what it printed.</summary>
    public static Task<string> Run(string folder, params string[] arguments) => Run(folder, update: null, arguments);

    /// <summary>Runs tests that rewrite the generated files of a copy of the repository.</summary>
    public static Task<string> Update(string folder, params string[] arguments) => Run(folder, update: "1", arguments);

    private static async Task<string> Run(string folder, string? update, string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["GREENCODE_UPDATE"] = update;

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync() + await error;
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"'dotnet {string.Join(' ', arguments)}' in {folder} ended with {process.ExitCode}:\n{output}");
    }
}
