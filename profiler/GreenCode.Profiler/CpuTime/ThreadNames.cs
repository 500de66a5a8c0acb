using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.CpuTime;

/// <summary>
/// Thread roles from thread names. Linux cuts names at 15 characters, so prefixes are compared. The names are those that the
/// runtime sets (measured on .NET 8 to 10). Other names that begin with <c>.NET</c> (<c>.NET Long Running Task</c>, <c>.NET Sockets</c>) are
/// those of threads that run the program's code.
/// </summary>
public static class ThreadNames
{
    private static readonly (string Prefix, ThreadRole Role)[] Roles =
    [
        (".NET EventPipe", ThreadRole.Profiler),
        (".NET Server GC", ThreadRole.Gc),
        (".NET BGC", ThreadRole.Gc),
        (".NET Tiered Com", ThreadRole.Jit),
        (".NET TP ", ThreadRole.Pool),
        (".NET ThreadPool", ThreadRole.Pool),
        (".NET Timer", ThreadRole.Timer),
        (".NET Finalizer", ThreadRole.Finalizer),
        (".NET SynchManag", ThreadRole.Runtime),
        (".NET SigHandler", ThreadRole.Runtime),
        (".NET DebugPipe", ThreadRole.Runtime),
        (".NET Debugger", ThreadRole.Runtime),
    ];

    /// <summary>The role of a thread called <paramref name="name"/> in process <paramref name="processId"/>.</summary>
    public static ThreadRole RoleOf(int processId, int threadId, string? name)
    {
        if (threadId == processId)
            return ThreadRole.Main;
        foreach (var (prefix, role) in Roles)
        {
            if (name?.StartsWith(prefix, StringComparison.Ordinal) == true)
                return role;
        }

        return ThreadRole.User;
    }
}
