namespace GreenCode.Profiler.Tests.Symbols.Zoo;

/// <summary>The number that a member also bears in its documentation comment, which ties it to the compiler's documentation id.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property | AttributeTargets.Event)]
internal sealed class NrAttribute(int number) : Attribute
{
    public int Number => number;
}
