using System.Buffers.Text;
using Microsoft.Win32.SafeHandles;

namespace GreenCode.Energy.Meters;

/// <summary>A sysfs file that holds one number, kept open: a read costs one system call and allocates nothing.</summary>
internal sealed class CounterFile : IDisposable
{
    /// <summary>The problem of a file that is there but not readable by this user.</summary>
    public const string NotPermitted = "may not be read by this user";

    private readonly SafeFileHandle _handle;

    private CounterFile(SafeFileHandle handle) => _handle = handle;

    /// <summary>Opens the file, or says as the end of a sentence why it cannot be opened.</summary>
    public static CounterFile? Open(string path, out string? problem)
    {
        try
        {
            problem = null;
            return new(File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        }
        catch (UnauthorizedAccessException)
        {
            problem = NotPermitted;
        }
        catch (IOException failure)
        {
            problem = failure is FileNotFoundException or DirectoryNotFoundException ? "does not exist" : $"cannot be opened ({failure.Message})";
        }

        return null;
    }

    /// <summary>Reads the number from the start of the file.</summary>
    public CounterValue Read()
    {
        Span<byte> text = stackalloc byte[32];
        try
        {
            return Parse(text[..RandomAccess.Read(_handle, text, 0)]);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(0, $"cannot be read any more ({failure.Message})");
        }
    }

    /// <summary>The number in the text of a sysfs file: decimal digits, then at most a line end.</summary>
    public static CounterValue Parse(ReadOnlySpan<byte> text)
    {
        if (text.TrimEnd("\n "u8) is not { IsEmpty: false } digits)
            return new(0, "is empty");
        return Utf8Parser.TryParse(digits, out ulong count, out var used) && used == digits.Length
            ? new(count)
            : new(0, "does not hold a number of 64 bits");
    }

    public void Dispose() => _handle.Dispose();
}
