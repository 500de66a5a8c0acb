using System.Runtime.InteropServices;

namespace GreenCode.Profiler.Sampling.Perf;

/// <summary>The system calls of perf events.</summary>
internal static unsafe partial class PerfSystem
{
    public const int PermissionDenied = 13, NotPermitted = 1, NoSuchProcess = 3, NotSupported = 95, NoSuchSystemCall = 38, TooManyFiles = 24, NoDevice = 19, NotFound = 2;

    private const int CloseOnExec = 8;
    private const ulong Enable = 0x2400, SetOutput = 0x2405;
    private const int ReadAndWrite = 3, Shared = 1;
    private static readonly nint Failed = -1;

    /// <summary>Opens an event for a thread on a processor; a negative result is the error number.</summary>
    public static int Open(in PerfEventAttributes attributes, int threadId, int processor)
    {
        fixed (PerfEventAttributes* pointer = &attributes)
        {
            var descriptor = (int)SystemCall(Number, pointer, threadId, processor, -1, CloseOnExec);
            return descriptor >= 0 ? descriptor : -Marshal.GetLastPInvokeError();
        }
    }

    public static bool Start(int descriptor) => Control(descriptor, Enable, 0) == 0;

    public static bool Redirect(int descriptor, int toDescriptor) => Control(descriptor, SetOutput, toDescriptor) == 0;

    /// <summary>Maps a ring buffer; null where the system refuses the memory.</summary>
    public static byte* Map(int descriptor, nuint length)
    {
        var address = Map(0, length, ReadAndWrite, Shared, descriptor, 0);
        return address == Failed ? null : (byte*)address;
    }

    [LibraryImport("libc", EntryPoint = "munmap")]
    public static partial int Unmap(byte* address, nuint length);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);

    /// <summary>The number of the system call <c>perf_event_open</c>.</summary>
    private static nint Number => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 241 : 298;

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint SystemCall(nint number, PerfEventAttributes* attributes, int threadId, int processor, int group, ulong flags);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Control(int descriptor, ulong request, int argument);

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint Map(nint address, nuint length, int protection, int flags, int descriptor, nint offset);
}
