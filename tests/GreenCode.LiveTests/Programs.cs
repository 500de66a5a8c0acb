using System.Runtime.InteropServices;
using GreenCode.LiveTests.Samples;
using GreenCode.TestKit;

namespace GreenCode.LiveTests;

/// <summary>The built programs that the tests start, in the configuration that the tests were built in.</summary>
internal static class Programs
{
    public static string Tool { get; } = Built("GreenCode.Cli", "greencode");

    public static string Target { get; } = Built("GreenCode.LiveTarget", "GreenCode.LiveTarget");

    /// <summary>
    /// The target in a folder with a runtime of its own, as a self-contained program is published: its host looks beside it, and the library that is mapped lies under no
    /// version. The runtime's other files are links to the shared ones.
    /// </summary>
    public static string WithOwnRuntime(string folder)
    {
        const string Runtime = "libcoreclr.so";
        var own = Directory.CreateDirectory(Path.Combine(folder, "own")).FullName;
        var shared = Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory());
        var host = Directory.EnumerateFiles(Path.Combine(shared, "..", "..", "..", "host", "fxr"), "libhostfxr.so", SearchOption.AllDirectories).Order().Last();
        foreach (var file in Directory.EnumerateFiles(shared).Where(file => !file.EndsWith(".json", StringComparison.Ordinal)).Append(Path.GetFullPath(host)))
        {
            var name = Path.Combine(own, Path.GetFileName(file));
            if (Path.GetFileName(file) == Runtime)
                File.Copy(file, name);
            else
                File.CreateSymbolicLink(name, file);
        }

        string Names(string ending) => string.Join(", ", Directory.EnumerateFiles(own).Where(file => file.EndsWith(ending, StringComparison.Ordinal)).Select(file => $$"""
            "{{Path.GetFileName(file)}}": {}
            """));
        var program = Path.Combine(own, Path.GetFileName(Target));
        File.WriteAllText($"{program}.deps.json", $$"""
            {
              "runtimeTarget": { "name": "own" },
              "targets": { "own": {
                "runtimepack/1.0.0": { "runtime": { {{Names(".dll")}} }, "native": { {{Names(".so")}} } },
                "target/1.0.0": { "runtime": { "{{Path.GetFileName(Target)}}.dll": {} } } } },
              "libraries": {
                "runtimepack/1.0.0": { "type": "runtimepack", "serviceable": false, "sha512": "" },
                "target/1.0.0": { "type": "project", "serviceable": false, "sha512": "" } }
            }
            """);
        File.WriteAllText($"{program}.runtimeconfig.json", $$"""
            { "runtimeOptions": { "includedFrameworks": [ { "name": "Microsoft.NETCore.App", "version": "{{Path.GetFileName(shared)}}" } ] } }
            """);
        File.Copy(Target, program);
        File.Copy($"{Target}.dll", $"{program}.dll");
        return program;
    }

    private static string Built(string project, string program) =>
        Repository.PathOf("artifacts", "bin", project, BuiltSample.Configuration, program);
}
