namespace GreenCode.Profiler.Model;

/// <summary>The runtime said which file a module is.</summary>
/// <param name="ModuleId">The runtime's id.</param>
/// <param name="Path">The path of the assembly file; may be only a name for an assembly without a file.</param>
public sealed record ModuleLoad(ulong ModuleId, string Path);
