namespace GreenCode.Profiler.Model;

/// <summary>
/// A word on the stack that is the return address of the frame before it in a stack of addresses, if that frame's method keeps no frame pointer and as
/// many words of its own as lie below. Such words stand among the addresses of a <see cref="RawStackTable"/>; what method it is becomes known later.
/// </summary>
/// <param name="Address">The word: an address in managed code.</param>
/// <param name="Words">How many words lie between the stack pointer of the frame's method and it; less than <see cref="MostWords"/>.</param>
internal readonly record struct PossibleCaller(ulong Address, int Words)
{
    /// <summary>Small methods keep no more of their own.</summary>
    public const int MostWords = 8;

    /// <summary>No address of a program has this bit.</summary>
    private const ulong Mark = 1UL << 63;

    private const int WordsAt = 48;

    /// <summary>Whether an entry of a stack is none of its return addresses but a possible caller.</summary>
    public static bool Is(ulong entry) => (entry & Mark) != 0;

    /// <summary>The possible caller that an entry stands for.</summary>
    public static PossibleCaller Of(ulong entry) => new(entry & ((1UL << WordsAt) - 1), (int)((entry & ~Mark) >> WordsAt));

    /// <summary>The entry that stands for it.</summary>
    public ulong Entry => Mark | (ulong)Words << WordsAt | Address;
}
