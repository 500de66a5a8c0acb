namespace GreenCode.Profiler.Reporting;

/// <summary>A method's part of the bucket <c>gc</c>, by what it allocated. Not part of its own energy.</summary>
/// <param name="SelfJoules">The part for what it allocated itself.</param>
/// <param name="TotalJoules">The part for what it and everything it called allocated (recursion counted once).</param>
/// <param name="TotalLow">The lower end of the 95 % interval of <paramref name="TotalJoules"/>, given that every byte costs the same.</param>
/// <param name="TotalHigh">The upper end of that interval.</param>
/// <param name="SelfBytes">Bytes that it allocated itself, as estimated from the samples.</param>
/// <param name="TotalBytes">Bytes that it and everything it called allocated.</param>
public sealed record MethodGcByAllocation(
    double SelfJoules, double TotalJoules, double TotalLow, double TotalHigh, double SelfBytes, double TotalBytes);
