using System.Globalization;

namespace GreenCode.Profiler.Target;

/// <summary>Reads the beginnings of a process's methods from its memory (<c>/proc/PID/mem</c>, Linux). Nothing is written, and only code is looked at.</summary>
internal sealed class CodeMemory(int processId)
{
    private readonly string _path = $"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/mem";

    /// <summary>Whether this user may not read it: that takes the right to trace the process.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>The bytes at an address; null where they cannot be read, for instance because the process has ended.</summary>
    public byte[]? Read(ulong address, int length)
    {
        if (IsRefused)
            return null;
        try
        {
            using var memory = File.OpenHandle(_path);
            var bytes = new byte[length];
            return RandomAccess.Read(memory, bytes, (long)address) == length ? bytes : null;
        }
        catch (UnauthorizedAccessException)
        {
            IsRefused = true;
            return null;
        }
        catch (Exception failure) when (failure is IOException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
