namespace GreenCode.Profiler.Tests.Sampling.EventPipe;

/// <summary>A module as a reader gave it.</summary>
internal sealed record SeenModule(ulong Id, string Path);
