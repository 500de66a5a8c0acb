namespace GreenCode.Benchmarks.Scale;

/// <summary>What one analysis cost.</summary>
internal sealed record ScalePoint(string Grows, long Samples, int Threads, int Methods, double Seconds, double RecordSeconds, double Megabytes);
