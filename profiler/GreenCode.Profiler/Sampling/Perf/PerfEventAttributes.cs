using System.Runtime.InteropServices;

namespace GreenCode.Profiler.Sampling.Perf;

/// <summary>The kernel's <c>struct perf_event_attr</c>, version 7 (include/uapi/linux/perf_event.h); only the fields that are used have names.</summary>
[StructLayout(LayoutKind.Explicit, Size = StructSize)]
internal struct PerfEventAttributes
{
    public const int StructSize = 128;

    [FieldOffset(0)] public uint Type;
    [FieldOffset(4)] public uint Size;
    [FieldOffset(8)] public ulong Config;
    [FieldOffset(16)] public ulong SampleFrequency;
    [FieldOffset(24)] public SampleFields SampleType;
    [FieldOffset(40)] public EventFlags Flags;
    [FieldOffset(80)] public ulong UserRegisters;
    [FieldOffset(88)] public uint UserStackBytes;
    [FieldOffset(92)] public int ClockId;

    /// <summary>What a sample holds, in the order in which it stands in the record.</summary>
    [Flags]
    public enum SampleFields : ulong
    {
        InstructionPointer = 1 << 0,
        ThreadId = 1 << 1,
        Time = 1 << 2,
        CallChain = 1 << 5,
        UserRegisters = 1 << 12,
        UserStack = 1 << 13,
    }

    /// <summary>The bit field that follows <c>read_format</c>.</summary>
    [Flags]
    public enum EventFlags : ulong
    {
        Disabled = 1 << 0,
        Inherit = 1 << 1,
        ExcludeKernel = 1 << 5,
        ExcludeHypervisor = 1 << 6,
        Frequency = 1 << 10,
        ExcludeKernelCallChain = 1 << 21,
        UseClockId = 1 << 25,
    }
}
