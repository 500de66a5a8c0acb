namespace GreenCode.Profiler.Tests.Sampling.EventPipe;

/// <summary>A method's code that appeared or went away, as a reader gave it.</summary>
internal sealed record SeenMethod(
    long Time, ulong Address, uint Length, ulong ModuleId, string Type, string Name, string Signature, bool IsLoaded);
