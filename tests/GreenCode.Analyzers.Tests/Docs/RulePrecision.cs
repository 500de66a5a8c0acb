using Microsoft.CodeAnalysis;

namespace GreenCode.Analyzers.Tests.Docs;

/// <summary>The hits of one rule at one severity in foreign code.</summary>
internal sealed record RulePrecision(string Rule, DiagnosticSeverity Severity, IReadOnlyList<JudgedHit> Hits)
{
    private const double WarningAim = 0.95;
    private const double SuggestionAim = 0.85;

    /// <summary>As the rules were when the hits were read.</summary>
    public static IReadOnlyList<RulePrecision> AsFound { get; } = By(hit => hit.Found);

    /// <summary>The same hits as the rules are now.</summary>
    public static IReadOnlyList<RulePrecision> Now { get; } = By(hit => hit.Now);

    /// <summary>Those in code that no rule had seen before: the last round.</summary>
    public IReadOnlyList<JudgedHit> Fresh { get; } = [.. Hits.Where(hit => ForeignCode.All.Any(code => code.Name == hit.CodeBase && code.Round == ForeignCode.LastRound))];

    /// <summary>The share of those read that was right; what could not be decided counts as wrong.</summary>
    public double? Share => Hits.Count(hit => hit.IsRead) is > 0 and var read ? (double)Hits.Count(hit => hit.IsRight) / read : null;

    public bool IsReached => Share >= (Severity == DiagnosticSeverity.Warning ? WarningAim : SuggestionAim);

    private static IReadOnlyList<RulePrecision> By(Func<JudgedHit, string> severity) =>
    [
        .. JudgedHit.All
            .Where(hit => severity(hit) is "Warning" or "Info")
            .GroupBy(hit => (hit.Rule, Severity: severity(hit)))
            .OrderBy(hits => hits.Key.Rule, StringComparer.Ordinal).ThenByDescending(hits => hits.Key.Severity, StringComparer.Ordinal)
            .Select(hits => new RulePrecision(hits.Key.Rule, Enum.Parse<DiagnosticSeverity>(hits.Key.Severity), [.. hits])),
    ];
}
