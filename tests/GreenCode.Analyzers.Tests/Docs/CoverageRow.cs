namespace GreenCode.Analyzers.Tests.Docs;

/// <summary>A row of docs/rules/coverage.md: rules of others, and what becomes of them here. It is history where the rules were announced but never made.</summary>
internal sealed record CoverageRow(IReadOnlyList<string> Ids, string Answer, bool IsHistory)
{
    /// <summary>
    /// What the answer says about the preset <c>companions</c>, rule and severity: <c>companions</c> raises the row's rules, <c>X in companions</c> says that X is
    /// raised, and <c>companions turns … off</c> silences the rules that it names, or else those of the row.
    /// </summary>
    public IEnumerable<string> InPreset
    {
        get
        {
            var raised = Answer.Contains("as a suggestion", StringComparison.Ordinal) ? "suggestion" : "warning";
            foreach (var part in Answer.Split([';', ':'], StringSplitOptions.TrimEntries))
            {
                var named = CoveragePageTests.PeerId().Matches(part).Select(id => id.Value).ToList();
                if (part.StartsWith("companions turns ", StringComparison.Ordinal))
                {
                    foreach (var id in part.StartsWith("companions turns it ", StringComparison.Ordinal) || part.StartsWith("companions turns them ", StringComparison.Ordinal) ? Ids : named)
                        yield return $"{id} none";
                }
                else if (part == "companions" || part.StartsWith("companions, ", StringComparison.Ordinal))
                {
                    foreach (var id in Ids)
                        yield return $"{id} {raised}";
                }
                else if (part.EndsWith(" in companions", StringComparison.Ordinal))
                {
                    foreach (var id in named)
                        yield return $"{id} {raised}";
                }
            }
        }
    }
}
