using GreenCode.TestKit;

namespace GreenCode.Benchmarks.Running;

/// <summary>The built programs that benchmarks start, in the configuration that benchmarks are run in.</summary>
internal static class Programs
{
    public static string GreenCode { get; } = Built("GreenCode.Cli", "greencode");

    public static string LiveTarget { get; } = Built("GreenCode.LiveTarget", "GreenCode.LiveTarget");

    public static string KnownShares { get; } = Built("KnownShares", "KnownShares.dll");

    public static string PermitDesk { get; } = Built("PermitDesk.Frugal", "PermitDesk.Frugal.dll");

    /// <summary>Where <c>dotnet tool install dotnet-trace --tool-path FOLDER</c> has put it; null where it is on no path.</summary>
    public static string? DotnetTrace { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append(Environment.GetEnvironmentVariable("DOTNET_TRACE_FOLDER") ?? "")
            .Select(folder => Path.Combine(folder, "dotnet-trace")).FirstOrDefault(File.Exists);

    private static string Built(string project, string program) => Repository.PathOf("artifacts", "bin", project, "release", program);
}
