using System.Globalization;
using System.Text;
using GreenCode.TestKit;

namespace GreenCode.Analyzers.Tests.Docs;

public class RejectedPageTests
{
    [Fact]
    public void The_page_quotes_what_the_advice_of_others_was_measured_to_save()
    {
        const string path = "docs/rules/rejected.md";
        var words = new DocWords(CultureInfo.GetCultureInfo("en"));
        var evidence = Evidence.Of("REJECTED")!;
        var table = new StringBuilder($"\n| Advice | {words.Before} | {words.After} | {words.Interval} | {words.Allocated} |\n|---|---|---|---|---|\n");
        foreach (var pair in evidence.Cases)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {pair.Name} | {words.Time(pair.Before.CpuSeconds)} | {words.Time(pair.After.CpuSeconds)} ");
            table.Append(CultureInfo.InvariantCulture, $"| {words.Range(pair)} | {words.Bytes(pair.Before.AllocatedBytes)} / {words.Bytes(pair.After.AllocatedBytes)} |\n");
        }

        Golden.Matches(path, GeneratedSections.Replace(
            File.ReadAllText(Repository.PathOf(path)).ReplaceLineEndings("\n"),
            "advice",
            $"{table}\n{words.HowMeasured(evidence)}\n\n```shell\n{evidence.Command}\n```\n\n{words.Source(evidence, "../../")}\n"));
    }
}
