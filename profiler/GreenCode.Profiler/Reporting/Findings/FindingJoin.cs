using System.Collections.Immutable;

namespace GreenCode.Profiler.Reporting.Findings;

/// <summary>Ranks compile-time findings by the energy that a profile saw in the member they stand in. Pure.</summary>
public static class FindingJoin
{
    /// <summary>
    /// The record with <see cref="EnergyRecord.Findings"/> filled, dearest first. A finding is joined with the methods of its member: the
    /// one with the same documentation id and those that the compiler made of its lambdas, iterators and async parts; where no documentation id is the same,
    /// all of the same name. Energy of one below another is counted once. A finding whose member was not seen has no method and 0 joules.
    /// </summary>
    public static EnergyRecord Join(EnergyRecord record, ImmutableArray<Finding> findings)
    {
        var methods = new MethodLookup(record);
        return record with
        {
            Findings =
            [
                .. findings.Select(finding => Join(finding, methods, record.Energy.Target.Joules))
                    .OrderByDescending(finding => finding.Joules)
                    .ThenBy(finding => finding.Method is null)
                    .ThenBy(finding => finding.File, StringComparer.Ordinal)
                    .ThenBy(finding => finding.Line)
                    .ThenBy(finding => finding.RuleId, StringComparer.Ordinal),
            ],
        };
    }

    private static FindingEnergy Join(Finding finding, MethodLookup methods, double target)
    {
        var seen = finding.Member is null ? [] : methods.Of(finding.Member);
        var (joules, low, high) = methods.EnergyOf(seen);
        return new(finding.RuleId, finding.Message, finding.File, finding.Line, finding.Member,
            seen.MaxBy(method => method.TotalJoules)?.Name, joules, target > 0 ? Math.Min(1, joules / target) : 0, low, high);
    }
}
