namespace GreenCode.Profiler.Attribution;

/// <summary>An energy and the CPU time that it stands for.</summary>
/// <param name="Joules">Energy.</param>
/// <param name="CpuSeconds">CPU time.</param>
public readonly record struct Share(double Joules, double CpuSeconds)
{
    /// <summary>The sum of two shares.</summary>
    public static Share operator +(Share left, Share right) => new(left.Joules + right.Joules, left.CpuSeconds + right.CpuSeconds);

    /// <summary>A part of a share.</summary>
    public static Share operator *(Share share, double part) => new(share.Joules * part, share.CpuSeconds * part);
}
