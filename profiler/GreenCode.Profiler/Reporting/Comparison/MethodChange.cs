namespace GreenCode.Profiler.Reporting.Comparison;

/// <summary>What one method cost in two records. Overloads stay apart where both records know their signatures.</summary>
/// <param name="Name"><c>Namespace.Type.Method</c>.</param>
/// <param name="Signature">Its parameters; null where not known.</param>
/// <param name="Module">Its assembly; null where not known.</param>
/// <param name="Self">Energy spent in the method itself.</param>
/// <param name="Total">Energy spent in it and in what it called.</param>
public sealed record MethodChange(string Name, string? Signature, string? Module, AmountChange Self, AmountChange Total);
