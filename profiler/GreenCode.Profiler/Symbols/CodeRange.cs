namespace GreenCode.Profiler.Symbols;

/// <summary>A piece of compiled code and the time in which it lay at its address.</summary>
internal sealed class CodeRange(ulong start, uint length, long from, int method)
{
    public ulong Start => start;

    public ulong Last => start + (length - 1);

    public long From => from;

    public long Until { get; set; } = long.MaxValue;

    public int Method => method;

    public bool Contains(ulong address) => address >= Start && address <= Last;
}
