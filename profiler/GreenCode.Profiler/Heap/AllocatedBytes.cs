namespace GreenCode.Profiler.Heap;

/// <summary>How much was allocated at the end of a call path, by sampled allocations.</summary>
/// <param name="Bytes">The bytes that the samples stand for.</param>
/// <param name="SquaredBytes">The sum of the squares of what each stands for, for the error bars.</param>
/// <param name="Samples">How many samples.</param>
public readonly record struct AllocatedBytes(double Bytes, double SquaredBytes, long Samples)
{
    /// <summary>The sum of two.</summary>
    public static AllocatedBytes operator +(AllocatedBytes left, AllocatedBytes right) =>
        new(left.Bytes + right.Bytes, left.SquaredBytes + right.SquaredBytes, left.Samples + right.Samples);
}
