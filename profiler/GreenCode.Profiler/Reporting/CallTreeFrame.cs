namespace GreenCode.Profiler.Reporting;

/// <summary>What a call-tree node stands for.</summary>
/// <param name="Name">The method, bucket, thread role or process.</param>
/// <param name="Kind"><c>method</c>, <c>native</c> (a library or the kernel), <c>bucket</c>, <c>role</c> or <c>process</c>.</param>
/// <param name="Module">The module of a method; null otherwise or where not known.</param>
public sealed record CallTreeFrame(string Name, string Kind, string? Module);
