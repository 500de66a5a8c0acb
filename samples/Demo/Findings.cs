using System.Collections.Immutable;
using Demo.Service;
using GreenCode.Profiler.Reporting.Findings;

namespace Demo;

/// <summary>What the analyzers said when a variant was compiled.</summary>
internal static class Findings
{
    public static ImmutableArray<Finding> Read(Variant variant, string checkout)
    {
        var file = variant.Findings(checkout, "Release");
        try
        {
            using var log = File.OpenRead(file);
            return SarifReader.Read(log, checkout);
        }
        catch (Exception e) when (e is IOException or SarifFormatException)
        {
            throw new DemoException($"The findings of {variant.ProjectName} cannot be read from {file}: {e.Message}");
        }
    }

    public static void Print(Variant variant, ImmutableArray<Finding> findings)
    {
        Console.WriteLine(findings.IsEmpty
            ? $"The analyzers found nothing in {variant.ProjectName}."
            : $"The analyzers found {findings.Length} things in {variant.ProjectName} when it was compiled:");
        foreach (var finding in findings)
            Console.WriteLine($"  {Path.GetFileName(finding.File)}({finding.Line}): {finding.RuleId}: {finding.Message}");
        Console.WriteLine();
    }
}
