namespace GreenCode.Profiler.Reporting;

/// <summary>
/// The energy of the bucket <c>gc</c> by who allocated, in proportion to sampled allocated bytes: a view of that bucket, not energy on top of it.
/// <c>AttributedJoules</c>, which the methods' parts sum to, and <c>UnattributedJoules</c> are the bucket's joules.
/// </summary>
/// <param name="AllocatedBytes">Bytes allocated, as estimated from the samples.</param>
/// <param name="Samples">Allocations sampled.</param>
/// <param name="AttributedJoules">What the methods' parts sum to.</param>
/// <param name="UnattributedJoules">What is left: processes of which no allocation was seen, and allocations by code without a name.</param>
public sealed record GcByAllocation(double AllocatedBytes, long Samples, double AttributedJoules, double UnattributedJoules);
