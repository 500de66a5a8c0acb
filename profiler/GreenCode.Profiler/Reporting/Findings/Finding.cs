namespace GreenCode.Profiler.Reporting.Findings;

/// <summary>A finding of the compile-time analysis, before it is joined with a profile.</summary>
/// <param name="RuleId">The rule, such as <c>GRN0502</c>.</param>
/// <param name="Message">The analyzer's message.</param>
/// <param name="File">The source file; empty where the finding has no place in a file.</param>
/// <param name="Line">Its line, from 1; 0 where the finding has no place in a file.</param>
/// <param name="Member">The documentation id of the member it stands in; null where the log does not say.</param>
public sealed record Finding(string RuleId, string Message, string File, int Line, string? Member);
