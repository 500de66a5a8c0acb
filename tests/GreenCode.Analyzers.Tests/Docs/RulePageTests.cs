using System.Globalization;
using System.Text;
using GreenCode.TestKit;

namespace GreenCode.Analyzers.Tests.Docs;

public class RulePageTests
{
    public static TheoryData<string, string> Pages { get; } =
        [.. RuleCatalog.All.SelectMany(rule => RuleCatalog.Languages.Select(language => new TheoryDataRow<string, string>(rule.Id, language.Culture.Name)))];

    [Theory, MemberData(nameof(Pages))]
    public void A_page_says_what_the_code_says(string id, string language)
    {
        var (culture, docs) = RuleCatalog.Languages.Single(candidate => candidate.Culture.Name == language);
        var path = $"{docs}/rules/{id}.md";
        var page = File.ReadAllText(Repository.PathOf(path)).ReplaceLineEndings("\n");
        var (rule, words, toRoot) = (RuleCatalog.Get(id), new DocWords(culture), string.Concat(docs.Split('/').Append("rules").Select(_ => "../")));

        page = $"# {id}: {rule.Title(culture)}" + page[page.IndexOf('\n', StringComparison.Ordinal)..];
        page = GeneratedSections.Replace(page, "facts", Facts(rule, words));
        page = GeneratedSections.Replace(page, "before", Gallery(rule, "Before"));
        page = GeneratedSections.Replace(page, "after", Gallery(rule, "After"));
        if (rule.Options.Count > 0)
            page = GeneratedSections.Replace(page, "options", Options(rule, words));
        page = GeneratedSections.Replace(page, "evidence", EvidenceOf(rule, words, toRoot));

        Golden.Matches(path, page);
    }

    private static string Facts(RuleInfo rule, DocWords words)
    {
        var other = words.Culture.Name == "nl" ? $"../../rules/{rule.Id}.md" : $"../nl/rules/{rule.Id}.md";
        return $"""

            | {words.Category} | {words.DefaultSeverity} | {words.Fix} | |
            |---|---|---|---|
            | {rule.Descriptor.Category} | {words.Severity(rule.Descriptor.DefaultSeverity)} | {words.YesNo(rule.HasFixer)} | [{words.OtherLanguage}]({other}) |

            {rule.Descriptor.Description.ToString(words.Culture)}

            """;
    }

    /// <summary>The options of the rule, as they stand in .editorconfig with their default values, and what each means.</summary>
    private static string Options(RuleInfo rule, DocWords words)
    {
        var texts = rule.Texts(words.Culture);
        var table = string.Concat(rule.Options.Select(option => $"| `{option.Key}` | `{option.DefaultValue}` | {texts[$"Option_{option.Name}"]} |\n"));
        return $"\n| {words.Option} | {words.DefaultValue} | {words.Meaning} |\n|---|---|---|\n{table}";
    }

    /// <summary>What a half of the gallery holds: code without its namespace line, which tells a reader nothing, or the one file of a project that matters.</summary>
    private static string Gallery(RuleInfo rule, string half)
    {
        var folder = Repository.PathOf("samples", "RuleGallery", rule.Folder);
        if (Directory.Exists(Path.Combine(folder, half)))
        {
            var file = Assert.Single(Directory.GetFiles(Path.Combine(folder, half)));
            var language = Path.GetExtension(file) == ".csproj" ? "xml" : Path.GetExtension(file)[1..];
            return $"\n{Path.GetFileName(file)}:\n\n```{language}\n{File.ReadAllText(file).ReplaceLineEndings("\n").TrimEnd()}\n```\n";
        }

        var lines = File.ReadAllLines(Path.Combine(folder, $"{half}.cs"));
        var space = Array.FindIndex(lines, line => line.StartsWith("namespace ", StringComparison.Ordinal));
        return $"\n```csharp\n{string.Join('\n', [.. lines[..space], .. lines[(space + 2)..]]).TrimEnd()}\n```\n";
    }

    private static string EvidenceOf(RuleInfo rule, DocWords words, string toRoot)
    {
        if (Evidence.Of(rule.Id) is not { } evidence)
            return $"\n{words.NoEvidence}\n";

        var texts = rule.Texts(words.Culture);
        var table = new StringBuilder($"\n| {words.Case} | {words.Before} | {words.After} | {words.Interval} | {words.Allocated} |\n|---|---|---|---|---|\n");
        foreach (var pair in evidence.Cases)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {texts[$"Evidence_{pair.Name}"]} | {words.Time(pair.Before.CpuSeconds)} | {words.Time(pair.After.CpuSeconds)} ");
            table.Append(CultureInfo.InvariantCulture, $"| {words.Range(pair)} | {words.Bytes(pair.Before.AllocatedBytes)} / {words.Bytes(pair.After.AllocatedBytes)} |\n");
        }

        return $"{table}\n{words.HowMeasured(evidence)}\n\n```shell\n{evidence.Command}\n```\n\n{words.Source(evidence, toRoot)}\n";
    }
}
