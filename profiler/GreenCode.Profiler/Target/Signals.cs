using System.Runtime.InteropServices;

namespace GreenCode.Profiler.Target;

/// <summary>Asks a process to end, which .NET itself can only force.</summary>
internal static partial class Signals
{
    private const int Terminate = 15;

    /// <summary>Sends SIGTERM; false where the process is gone or not ours.</summary>
    public static bool SendTerminate(int processId) => Kill(processId, Terminate) == 0;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);
}
