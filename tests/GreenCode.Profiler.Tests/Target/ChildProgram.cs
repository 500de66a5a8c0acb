namespace GreenCode.Profiler.Tests.Target;

/// <summary>This test program as a child of its own tests: a .NET process that waits, for a debugger that never comes.</summary>
internal static class ChildProgram
{
    public static string Path { get; } = System.IO.Path.ChangeExtension(typeof(ChildProgram).Assembly.Location, null);

    public static string[] Arguments { get; } = ["-waitForDebugger"];
}
