using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace GreenCode.Energy.Meters.PerfPower;

/// <summary>perf_event_open(2), for counting on a whole CPU.</summary>
internal static partial class PerfEvent
{
    public const int PermissionDenied = 1;
    public const int NoSuchEvent = 2;
    public const int AccessDenied = 13;
    public const int NotImplemented = 38;

    /// <summary>PERF_FLAG_FD_CLOEXEC: the counter is not for child processes.</summary>
    private const nuint CloseOnExec = 8;

    /// <summary>Opens a counter; null with the errno where the kernel refuses.</summary>
    public static SafeFileHandle? TryOpen(uint type, ulong config, int cpu, out int error)
    {
        var attributes = new Attributes { Type = type, Size = (uint)Marshal.SizeOf<Attributes>(), Config = config };
        var descriptor = Syscall(Number, in attributes, AllProcesses, cpu, NoGroup, CloseOnExec);
        error = descriptor < 0 ? Marshal.GetLastPInvokeError() : 0;
        return descriptor < 0 ? null : new(descriptor, ownsHandle: true);
    }

    /// <summary>Reads a counter, or says as the end of a sentence why it cannot be read.</summary>
    public static CounterValue Read(SafeFileHandle counter)
    {
        var read = Read(counter, out var count, sizeof(ulong));

        // Zero bytes mean that the event is in an error state: its CPU is gone.
        return read == sizeof(ulong) ? new(count) : new(0, read < 0 ? $"cannot be read any more (error {Marshal.GetLastPInvokeError()})" : "has stopped counting");
    }

    private const int AllProcesses = -1;
    private const int NoGroup = -1;

    private static nint Number => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 241 : 298;

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint Syscall(nint number, in Attributes attributes, int process, int cpu, int group, nuint flags);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint Read(SafeFileHandle file, out ulong count, nuint size);

    /// <summary>The first version of struct perf_event_attr (PERF_ATTR_SIZE_VER0), which every kernel accepts.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 64)]
    private struct Attributes
    {
        public uint Type;
        public uint Size;
        public ulong Config;
    }
}
