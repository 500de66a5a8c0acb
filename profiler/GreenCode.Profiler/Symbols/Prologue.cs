namespace GreenCode.Profiler.Symbols;

/// <summary>
/// Reads the first instructions of a compiled method (x64). The runtime's compiler gives every method a frame pointer but small ones that call one other
/// at most, and a chain of frame pointers leaves out the caller of such a method. From its first instructions it is known where its return address lies. Pure.
/// </summary>
internal static class Prologue
{
    /// <summary>No prologue that keeps no frame is longer.</summary>
    public const int LongestBytes = 48;

    private const int PushRbp = 0x55;

    /// <summary>
    /// How many words of the method's own lie between the stack pointer and its return address; null where it has set up a frame pointer, so that the
    /// chain contains its caller, or where that cannot be told.
    /// </summary>
    /// <param name="code">The beginning of the method.</param>
    /// <param name="offset">How far into the method the program is, in bytes.</param>
    public static int? WordsToReturnAddress(ReadOnlySpan<byte> code, ulong offset)
    {
        var (words, savesFramePointer, at) = (0, false, 0);
        while (at + 8 <= code.Length)
        {
            if ((ulong)at >= offset)
                return words;
            switch (code[at..])
            {
                case [>= 0x50 and <= 0x57 and var push, ..]:
                    savesFramePointer |= push == PushRbp;
                    (words, at) = (words + 1, at + 1);
                    break;
                case [0x41, >= 0x50 and <= 0x57, ..]: // push of r8 to r15
                    (words, at) = (words + 1, at + 2);
                    break;
                case [0x48, 0x83, 0xEC, var bytes, ..]: // sub rsp, bytes
                    (words, at) = (words + bytes / 8, at + 4);
                    break;
                case [0xC5, 0xF8, 0x77, ..]: // vzeroupper
                    at += 3;
                    break;
                case [0x90, ..]: // nop
                    at++;
                    break;
                case [0x48, 0x8B, 0xEC, ..] or [0x48, 0x89, 0xE5, ..] or [0x48, 0x8D, 0x6C, 0x24, ..] or [0x48, 0x8D, 0xAC, 0x24, ..]: // mov rbp, rsp; lea rbp, [rsp+n]
                case [0x48, 0x81, 0xEC, ..]: // more of its own than a small method has
                    return null;
                default:
                    return savesFramePointer ? null : words;
            }
        }

        return null;
    }
}
