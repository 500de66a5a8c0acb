namespace GreenCode.Analyzers.Tests.Presets;

/// <summary>A rule of somebody else with the severity that it should have beside ours, and why.</summary>
internal sealed record Companion(string Id, string Severity, string Why)
{
    /// <summary>Microsoft's rules that save CPU time and need no rule of ours, and rules of others whose advice costs it.</summary>
    public static IReadOnlyList<Companion> All { get; } =
    [
        new("CA1826", "warning", "an index instead of First or Last on a list: no enumerator"),
        new("CA1827", "warning", "Any() instead of Count() > 0: does not count to the end"),
        new("CA1828", "warning", "AnyAsync() instead of CountAsync() > 0: does not count to the end"),
        new("CA1829", "warning", "the property instead of Count(): does not enumerate"),
        new("CA1830", "warning", "typed Append: no string in between"),
        new("CA1832", "warning", "AsSpan instead of a range of an array: no copy"),
        new("CA1833", "warning", "AsSpan instead of a range of an array: no copy"),
        new("CA1834", "warning", "Append of a char instead of a string"),
        new("CA1835", "warning", "overloads of ReadAsync and WriteAsync that allocate less"),
        new("CA1836", "warning", "IsEmpty instead of Count: a concurrent collection does not take all its locks"),
        new("CA1841", "warning", "ContainsKey instead of Keys.Contains: a lookup instead of a search"),
        new("CA1842", "warning", "await instead of WhenAll of one task"),
        new("CA1843", "warning", "Wait instead of WaitAll of one task"),
        new("CA1845", "warning", "Concat of spans instead of Substring: no copy"),
        new("CA1846", "warning", "AsSpan instead of Substring: no copy"),
        new("CA1849", "suggestion", "an asynchronous call where the method is asynchronous; in-memory streams need no change"),
        new("CA1850", "warning", "the static HashData instead of an object per call"),
        new("CA1851", "suggestion", "a sequence that is enumerated twice may do its work twice"),
        new("CA1853", "warning", "Remove alone instead of ContainsKey before it: one lookup"),
        new("CA1854", "warning", "TryGetValue instead of ContainsKey and the indexer: one lookup"),
        new("CA1858", "warning", "StartsWith instead of IndexOf == 0: does not search the rest"),
        new("CA1862", "suggestion", "a comparison that ignores case instead of ToLower: no copies; not in queries that a database translates"),
        new("CA1864", "warning", "TryAdd instead of ContainsKey and Add: one lookup"),
        new("CA1868", "warning", "Add or Remove alone instead of Contains before it: one lookup"),
        new("CA1870", "warning", "SearchValues for a set of characters that is searched for again and again"),
        new("CA1872", "warning", "ToHexString instead of BitConverter and Replace: one string"),
        new("CA1873", "suggestion", "an expensive argument of a log call that may not be logged; no warning, because cold paths do not matter"),
        new("CA1874", "warning", "Regex.IsMatch instead of Match().Success: no object"),
        new("CA1875", "warning", "Regex.Count instead of Matches().Count: no objects"),
        new("CA2016", "warning", "work that nobody waits for any longer can stop"),
        new("S3267", "none", "LINQ in place of a loop costs more than the loop"),
        new("S6602", "none", "Find costs more than FirstOrDefault since .NET 9 (sonar-dotnet issue 9664)"),
        new("S6603", "none", "TrueForAll costs more than All since .NET 9 (sonar-dotnet issue 9664)"),
        new("S6605", "none", "Exists costs more than Any since .NET 9 (sonar-dotnet issue 9665)"),
        new("GCI6605", "none", "Exists costs more than Any since .NET 9"),
        new("GCI69", "none", "moving a call out of a loop's condition breaks a loop that reads"),
        new("GCI88", "none", "asynchronous disposal of what is in memory only adds a state machine"),
        new("GCI92", "none", "Length instead of a comparison with an empty string saves nothing measurable and fails on null"),
    ];
}
