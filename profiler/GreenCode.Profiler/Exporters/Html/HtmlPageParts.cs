using System.Text;
using System.Text.Json;

namespace GreenCode.Profiler.Exporters.Html;

/// <summary>The files of the page, which lie in the folder Page and are embedded in this assembly.</summary>
internal sealed record HtmlPageParts(string Template, string Style, string Script, string Texts)
{
    private static readonly string[] ScriptFiles = ["1-language.js", "2-tables.js", "3-tree.js", "4-timeline.js", "5-page.js"];

    public static HtmlPageParts Load() => new(
        Resource("report.html"),
        "\n" + Resource("report.css"),
        "\n" + string.Concat(ScriptFiles.Select(Resource)),
        $"{{\"en\":{Compact(Resource("texts.en.json"))},\"nl\":{Compact(Resource("texts.nl.json"))}}}");

    /// <summary>JSON whose strings hold no character that means anything to HTML.</summary>
    private static string Compact(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement);

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlPageParts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
