namespace GreenCode.Profiler.Tests.Symbols.Zoo;

/// <summary>How a report names a lambda or local function, after the type that it is written in.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DisplayedAsAttribute(string name) : Attribute
{
    public string Name => name;
}
