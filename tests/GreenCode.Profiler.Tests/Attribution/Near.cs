namespace GreenCode.Profiler.Tests.Attribution;

/// <summary>Equality up to rounding.</summary>
internal static class Near
{
    public static bool IsNear(this double value, double other, double relative = 1e-9) =>
        Math.Abs(value - other) <= relative * Math.Max(Math.Abs(value), Math.Abs(other)) + 1e-15;
}
