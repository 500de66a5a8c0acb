namespace GreenCode.Profiler.Tests.Attribution;

/// <summary>How many of how many intervals contain the truth.</summary>
internal readonly record struct Covered(int Count, int Of)
{
    public double Part => Of == 0 ? 0 : (double)Count / Of;

    public Covered Plus(bool isCovered) => new(Count + (isCovered ? 1 : 0), Of + 1);
}
