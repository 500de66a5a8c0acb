using GreenCode.LiveTests.Samples;
using GreenCode.TestKit;

namespace GreenCode.LiveTests;

/// <summary>The built programs that the tests start, in the configuration that the tests were built in.</summary>
internal static class Programs
{
    public static string Tool { get; } = Built("GreenCode.Cli", "greencode");

    public static string Target { get; } = Built("GreenCode.LiveTarget", "GreenCode.LiveTarget");

    private static string Built(string project, string program) =>
        Repository.PathOf("artifacts", "bin", project, BuiltSample.Configuration, program);
}
