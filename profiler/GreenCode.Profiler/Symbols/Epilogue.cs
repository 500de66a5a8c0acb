namespace GreenCode.Profiler.Symbols;

/// <summary>
/// Reads the last instructions of a compiled method (x64). A method with a frame pointer gives it back before it returns: a program that is met at the
/// <c>ret</c> has that of the caller, and a chain of frame pointers leaves the caller out. Processors tend to be met there, behind what is slow. Pure.
/// </summary>
internal static class Epilogue
{
    /// <summary>No more is read: all registers that a method saves, and <c>ret</c>.</summary>
    public const int LongestBytes = 12;

    private const int PopRbp = 0x5D;

    /// <summary>
    /// How many words lie between the stack pointer and the return address; null where the program is not about to return, or still has the method's own
    /// frame pointer, so that the chain contains the caller.
    /// </summary>
    /// <param name="code">The instructions that come next.</param>
    public static int? WordsToReturnAddress(ReadOnlySpan<byte> code)
    {
        for (var (words, at) = (0, 0); at < code.Length; words++)
        {
            switch (code[at..])
            {
                case [0xC3, ..]:
                    return words;
                case [>= 0x58 and <= 0x5F and not PopRbp, ..]:
                    at++;
                    break;
                case [0x41, >= 0x58 and <= 0x5F, ..]: // pop of r8 to r15
                    at += 2;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }
}
