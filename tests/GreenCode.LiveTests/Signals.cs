using System.Runtime.InteropServices;

namespace GreenCode.LiveTests;

/// <summary>Signals to other processes.</summary>
internal static partial class Signals
{
    private const int Interrupt = 2;
    private const int Killed = 9;
    private const int Terminate = 15;
    private const int Stop = 19;
    private const int Continue = 18;
    private const nint Default = 0;
    private const nint Ignore = 1;

    public static void Send(int processId, PosixSignal signal) => Assert.Equal(0, Kill(processId, NumberOf(signal)));

    /// <summary>To a process and all others of its group, as a terminal does for Ctrl+C.</summary>
    public static void SendToGroup(int groupId, PosixSignal signal) => Assert.Equal(0, Kill(-groupId, NumberOf(signal)));

    public static void SendKill(int processId) => Assert.Equal(0, Kill(processId, Killed));

    public static void Pause(int processId) => Assert.Equal(0, Kill(processId, Stop));

    public static void Resume(int processId) => Assert.Equal(0, Kill(processId, Continue));

    public static bool IsAlive(int processId) =>
        Kill(processId, 0) == 0 && !File.ReadAllText($"/proc/{processId}/stat").Split(") ")[^1].StartsWith('Z');

    /// <summary>A shell starts its background jobs with SIGINT ignored, and children inherit that: nobody could interrupt them.</summary>
    public static void StopIgnoringInterrupts()
    {
        var before = SetHandler(Interrupt, Default);
        if (before != Ignore)
            SetHandler(Interrupt, before);
    }

    private static int NumberOf(PosixSignal signal) => signal == PosixSignal.SIGINT ? Interrupt : Terminate;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint SetHandler(int signal, nint handler);
}
