namespace GreenCode.Profiler;

/// <summary>One run of one command.</summary>
/// <param name="Spending">What it spent.</param>
/// <param name="Units">How many units of work it did.</param>
/// <param name="AllocatedBytes">What its runtimes allocated; null where that was not asked.</param>
/// <param name="OutputDigest">SHA-256 of what it printed; null for a service.</param>
/// <param name="RuntimeVersion">Its .NET runtime; null where none was seen.</param>
internal sealed record CommandRun(RunSpending Spending, double Units, long? AllocatedBytes, string? OutputDigest, string? RuntimeVersion);
