using System.Text.Json.Serialization;

namespace GreenCode.Profiler.Reporting;

/// <summary>What one method spent.</summary>
/// <param name="Name"><c>Namespace.Type.Method</c>, as people write it.</param>
/// <param name="Signature">Its parameters as the runtime names them; null where not known.</param>
/// <param name="Module">The assembly's file name without extension; null where not known.</param>
/// <param name="DocumentationId">The compiler's documentation id (<c>M:…</c>), which joins it with findings; null where it cannot be known.</param>
/// <param name="SelfJoules">Energy spent in the method itself.</param>
/// <param name="TotalJoules">Energy spent in it and in everything it called (recursion counted once).</param>
/// <param name="SelfLow">The lower end of the 95 % interval of <paramref name="SelfJoules"/>.</param>
/// <param name="SelfHigh">The upper end of the 95 % interval of <paramref name="SelfJoules"/>.</param>
/// <param name="TotalLow">The lower end of the 95 % interval of <paramref name="TotalJoules"/>.</param>
/// <param name="TotalHigh">The upper end of the 95 % interval of <paramref name="TotalJoules"/>.</param>
/// <param name="CpuSeconds">CPU time of the method itself.</param>
/// <param name="Samples">Samples whose leaf it was.</param>
/// <param name="GcByAllocation">Its part of the bucket <c>gc</c> by what it allocated; not written and null where that was not asked for.</param>
public sealed record MethodEnergy(
    string Name,
    string? Signature,
    string? Module,
    string? DocumentationId,
    double SelfJoules,
    double TotalJoules,
    double SelfLow,
    double SelfHigh,
    double TotalLow,
    double TotalHigh,
    double CpuSeconds,
    long Samples,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MethodGcByAllocation? GcByAllocation = null);
