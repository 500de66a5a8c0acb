using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace GreenCode.Conventions.Tests;

/// <summary>The parts of the publiccode.yml standard (version 0.5) that a catalogue refuses a file for.</summary>
internal static class Publiccode
{
    private static readonly string[] Required =
    [
        "publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType",
        "description", "legal/license", "maintenance/type", "localisation/localisationReady", "localisation/availableLanguages",
    ];

    public static IEnumerable<string> Violations(string yaml)
    {
        object? root;
        string? fault = null;
        try
        {
            root = new DeserializerBuilder().Build().Deserialize<object?>(yaml);
        }
        catch (YamlException e)
        {
            (root, fault) = (null, $"publiccode.yml is no YAML: line {e.Start.Line}: {e.Message}");
        }

        if (fault is not null)
            return [fault];
        return
        [
            .. Required.Where(key => At(root, key) is null).Select(key => $"publiccode.yml lacks the key {key}."),
            .. At(root, "maintenance/type") is "internal" or "community" && At(root, "maintenance/contacts") is not List<object> { Count: > 0 }
                ? ["publiccode.yml names no maintenance/contacts."]
                : Array.Empty<string>(),
            .. from language in (At(root, "description") as Dictionary<object, object> ?? []).Keys.Select(key => $"description/{key}")
               from violation in DescriptionViolations(root, language)
               select violation,
        ];
    }

    public static object? At(string yaml, string path) => At(new DeserializerBuilder().Build().Deserialize<object?>(yaml), path);

    private static IEnumerable<string> DescriptionViolations(object? root, string language)
    {
        if (Length(At(root, $"{language}/shortDescription")) is < 1 or > 150)
            yield return $"publiccode.yml: {language}/shortDescription has not 1 to 150 characters.";
        if (Length(At(root, $"{language}/longDescription")) is < 150 or > 10_000)
            yield return $"publiccode.yml: {language}/longDescription has not 150 to 10000 characters.";
        if (At(root, $"{language}/features") is not List<object> { Count: > 0 })
            yield return $"publiccode.yml: {language}/features lists nothing.";
    }

    private static int Length(object? value) => value is string text ? text.Trim().Length : 0;

    private static object? At(object? node, string path) => path.Split('/').Aggregate(
        node, (at, key) => at is Dictionary<object, object> map && map.TryGetValue(key, out var value) ? value : null);
}
