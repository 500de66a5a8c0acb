using System.Collections.Immutable;
using GreenCode.Energy;

namespace GreenCode.TestKit.Power;

/// <summary>What a simulated machine has charged, and to whom, up to its last refresh. The parts sum to <see cref="Total"/>.</summary>
/// <param name="Idle">Power that flowed without any work.</param>
/// <param name="Watched">What each watched process was charged, by the name it was watched under.</param>
/// <param name="Others">What all other work of the machine was charged.</param>
/// <param name="Total">What the counters of the packages and the DRAM advanced by.</param>
/// <param name="At">When the last refresh was.</param>
public sealed record EnergyLedger(Joules Idle, ImmutableDictionary<string, Joules> Watched, Joules Others, Joules Total, MonotonicTime At)
{
    /// <summary>What was charged between an earlier ledger and this one.</summary>
    public EnergyLedger Since(EnergyLedger earlier) => new(
        Idle - earlier.Idle,
        Watched.ToImmutableDictionary(entry => entry.Key, entry => entry.Value - earlier.Watched.GetValueOrDefault(entry.Key)),
        Others - earlier.Others,
        Total - earlier.Total,
        At);
}
