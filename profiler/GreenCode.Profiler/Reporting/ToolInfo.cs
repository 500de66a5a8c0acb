namespace GreenCode.Profiler.Reporting;

/// <summary>The tool that wrote a record.</summary>
/// <param name="Name">Always <c>greencode</c>.</param>
/// <param name="Version">Its version.</param>
public sealed record ToolInfo(string Name, string Version);
