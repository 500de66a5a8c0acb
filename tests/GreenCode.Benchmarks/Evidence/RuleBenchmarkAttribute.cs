namespace GreenCode.Benchmarks.Evidence;

/// <summary>
/// Marks the before/after pair of a rule. The class is either an <see cref="IWorkload"/> or holds BenchmarkDotNet methods: each
/// [BenchmarkCategory] is the key of a case, whose name stands in the rule's resx files as Evidence_ and the key, and has one method whose name starts with Before and one whose name starts with After.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RuleBenchmarkAttribute(string rule) : Attribute
{
    public string Rule { get; } = rule;
}
