namespace Demo.Service;

/// <summary>One of the two programs that do the same for a different price.</summary>
public sealed record Variant(string Name)
{
    public static readonly Variant Wasteful = new("Wasteful");
    public static readonly Variant Frugal = new("Frugal");

    public string ProjectName => $"PermitDesk.{Name}";

    public string ProjectFile(string checkout) => Path.Combine(checkout, "samples", "PermitDesk", ProjectName, ProjectName + ".csproj");

    /// <param name="checkout">The folder that holds GreenCode.sln.</param>
    /// <param name="configuration">"Debug" or "Release".</param>
    public string Assembly(string checkout, string configuration) =>
        Path.Combine(checkout, "artifacts", "bin", ProjectName, configuration.ToLowerInvariant(), ProjectName + ".dll");

    /// <summary>What the analyzers found when the assembly was compiled (SARIF 2.1).</summary>
    public string Findings(string checkout, string configuration) =>
        Path.Combine(checkout, "artifacts", "obj", ProjectName, configuration.ToLowerInvariant(), "findings.sarif");
}
