namespace GreenCode.Profiler.Reporting;

/// <summary>The process that was profiled. Environment variables are never recorded.</summary>
/// <param name="Name">The entry assembly or process name.</param>
/// <param name="Command">The command line when GreenCode launched it; null when it attached.</param>
/// <param name="ProcessId">Its process id.</param>
/// <param name="RuntimeVersion">The .NET runtime version; null where it could not be found.</param>
/// <param name="StartedAt">When the process started, UTC; null where it could not be found.</param>
/// <param name="ExitCode">Its exit code where it ended during the profile and GreenCode launched it; null otherwise.</param>
public sealed record TargetInfo(string Name, string? Command, int ProcessId, string? RuntimeVersion, DateTimeOffset? StartedAt, int? ExitCode);
