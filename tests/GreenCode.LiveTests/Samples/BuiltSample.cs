using GreenCode.TestKit;

namespace GreenCode.LiveTests.Samples;

/// <summary>The samples as they were built with these tests, in the same configuration.</summary>
internal static class BuiltSample
{
    /// <summary>"debug" or "release".</summary>
    public static string Configuration { get; } = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    public static string Assembly(string project) => Repository.PathOf("artifacts", "bin", project, Configuration, project + ".dll");
}
