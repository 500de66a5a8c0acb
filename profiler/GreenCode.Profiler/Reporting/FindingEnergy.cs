namespace GreenCode.Profiler.Reporting;

/// <summary>A compile-time finding with the energy of the method it stands in.</summary>
/// <param name="RuleId">The rule, such as <c>GRN0502</c>.</param>
/// <param name="Message">The analyzer's message.</param>
/// <param name="File">The source file, as the build named it.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Member">The documentation id of the member it stands in; null where the finding does not say.</param>
/// <param name="Method">The profiled method it was joined with; null where that method was not seen.</param>
/// <param name="Joules">The total energy of that method; 0 where it was not seen.</param>
/// <param name="Share">That energy as a share of the target's, from 0 to 1.</param>
/// <param name="Low">The lower end of the 95 % interval of <paramref name="Joules"/>.</param>
/// <param name="High">The upper end of the 95 % interval of <paramref name="Joules"/>.</param>
public sealed record FindingEnergy(
    string RuleId, string Message, string File, int Line, string? Member, string? Method, double Joules, double Share, double Low = 0, double High = 0);
