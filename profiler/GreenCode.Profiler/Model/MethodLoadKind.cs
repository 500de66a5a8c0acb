namespace GreenCode.Profiler.Model;

/// <summary>What happened to a method's code.</summary>
public enum MethodLoadKind
{
    /// <summary>The code lies there from now on.</summary>
    Loaded,

    /// <summary>The code is gone; the address may be used again.</summary>
    Unloaded,
}
