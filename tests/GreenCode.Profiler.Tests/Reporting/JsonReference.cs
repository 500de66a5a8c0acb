using System.Collections.Immutable;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using GreenCode.Profiler.Gates;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Tests.Reporting;

/// <summary>Generates the JSON Schema and reference tables of a JSON form from its types and their documentation.</summary>
/// <param name="root">The type of the whole.</param>
/// <param name="title">The schema's title.</param>
/// <param name="version">The property that holds the version, and the version.</param>
/// <param name="options">How it is written.</param>
/// <param name="names">How the values of an enumeration are written.</param>
public sealed partial class JsonReference(Type root, string title, (string Property, int Value) version, JsonSerializerOptions options, JsonNamingPolicy names)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, string> Summaries = XDocument
        .Load(Path.ChangeExtension(typeof(EnergyRecord).Assembly.Location, ".xml"))
        .Descendants("member")
        .Where(member => member.Element("summary") is not null)
        .ToDictionary(member => member.Attribute("name")!.Value, member => Text(member.Element("summary")!));

    public string Schema()
    {
        var definitions = new JsonObject();
        foreach (var type in Types().Skip(1))
            definitions[DefinitionName(type)] = ObjectSchema(type);

        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = title,
        };
        foreach (var (name, value) in ObjectSchema(root))
            schema[name] = value?.DeepClone();
        // "definitions" and "enum" rather than "$defs" and "const": 2020-12 allows both, and older validators know only these.
        schema["properties"]![version.Property] = new JsonObject { ["enum"] = new JsonArray(version.Value) };
        schema["definitions"] = definitions;
        return schema.ToJsonString(Indented) + "\n";
    }

    public string Tables() => string.Join("\n\n", Types().Select(Table)) + "\n";

    private string Table(Type type) => string.Join('\n',
    [
        $"## {(type == root ? "Top level" : $"`{DefinitionName(type)}`")}",
        "",
        Summaries["T:" + type.FullName],
        "",
        "| field | type | holds |",
        "|---|---|---|",
        .. Properties(type).Select(property =>
            $"| `{property.Name}` | {TypeText(property)} | {Summary(type, property).Replace("|", "\\|", StringComparison.Ordinal)} |"),
    ]);

    private List<Type> Types()
    {
        var types = new List<Type> { root };
        for (var i = 0; i < types.Count; i++)
        {
            foreach (var property in Properties(types[i]))
            {
                var type = Item(property.PropertyType) ?? Values(property.PropertyType) ?? property.PropertyType;
                if (IsRecord(type) && !types.Contains(type))
                    types.Add(type);
            }
        }

        return types;
    }

    /// <summary>What is neither written nor read is no part of the form.</summary>
    private IEnumerable<JsonPropertyInfo> Properties(Type type) => TypeInfo(type).Properties.Where(property => property.Get is not null || property.Set is not null);

    private JsonTypeInfo TypeInfo(Type type)
    {
        options.MakeReadOnly(populateMissingResolver: true);
        return options.GetTypeInfo(type);
    }

    private JsonObject ObjectSchema(Type type)
    {
        var properties = new JsonObject();
        foreach (var property in Properties(type))
            properties[property.Name] = PropertySchema(type, property);
        return new JsonObject
        {
            ["description"] = Summaries["T:" + type.FullName],
            ["type"] = "object",
            ["required"] = new JsonArray([.. Properties(type).Where(property => property.IsRequired).Select(property => JsonValue.Create(property.Name))]),
            ["properties"] = properties,
        };
    }

    private JsonObject PropertySchema(Type owner, JsonPropertyInfo property)
    {
        var schema = TypeSchema(property.PropertyType, IsNullable(property));
        schema.Insert(0, "description", Summary(owner, property));
        if (property.Name is "unresolvedShare")
            schema["maximum"] = 1;
        if (property.Name is "parent")
            schema["minimum"] = -1;
        if (property.Name is "exitCode" || owner == typeof(GateInterval))
            schema.Remove("minimum");
        return schema;
    }

    private JsonObject TypeSchema(Type type, bool nullable)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (Item(type) is { } item)
            return new JsonObject { ["type"] = "array", ["items"] = TypeSchema(item, false) };
        if (Values(type) is { } values)
            return new JsonObject { ["type"] = "object", ["additionalProperties"] = TypeSchema(values, false) };
        if (IsRecord(type))
        {
            var reference = new JsonObject { ["$ref"] = "#/definitions/" + DefinitionName(type) };
            return nullable ? new JsonObject { ["oneOf"] = new JsonArray(new JsonObject { ["type"] = "null" }, reference) } : reference;
        }

        if (type.IsEnum)
        {
            return new JsonObject
            {
                ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(name => JsonValue.Create(names.ConvertName(name))), .. nullable ? [null] : Array.Empty<JsonNode?>()]),
            };
        }

        var schema = new JsonObject { ["type"] = nullable ? new JsonArray(JsonType(type), "null") : JsonType(type) };
        if (type == typeof(DateTimeOffset))
            schema["format"] = "date-time";
        if (JsonType(type) is "number" or "integer")
            schema["minimum"] = 0;
        return schema;
    }

    private static string JsonType(Type type) =>
        type == typeof(string) || type == typeof(DateTimeOffset) ? "string"
        : type == typeof(bool) ? "boolean"
        : type == typeof(double) ? "number"
        : type == typeof(int) || type == typeof(long) ? "integer"
        : throw new NotSupportedException($"The schema generator does not know {type}.");

    private string TypeText(JsonPropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var item = Item(type);
        var values = Values(type);
        var name = item ?? values ?? type;
        var text = IsRecord(name) ? $"[{DefinitionName(name)}](#{DefinitionName(name).ToLowerInvariant()})"
            : name.IsEnum ? string.Join(" \\| ", Enum.GetNames(name).Select(value => $"`{names.ConvertName(value)}`"))
            : name == typeof(DateTimeOffset) ? "date-time"
            : JsonType(name);
        return (item is not null ? "array of " + text : values is not null ? "object of " + text : text) + (IsNullable(property) ? " or null" : "");
    }

    private static bool IsNullable(JsonPropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null || (!property.PropertyType.IsValueType && property.IsGetNullable);

    private static bool IsRecord(Type type) =>
        !type.IsEnum && type.Namespace is { } name && (name == typeof(EnergyRecord).Namespace || name.StartsWith(typeof(GateReport).Namespace!, StringComparison.Ordinal));

    private static Type? Values(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableSortedDictionary<,>) ? type.GetGenericArguments()[1] : null;

    private static Type? Item(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? type.GetGenericArguments()[0] : null;

    private static string DefinitionName(Type type) => JsonNamingPolicy.CamelCase.ConvertName(type.Name);

    private static string Summary(Type owner, JsonPropertyInfo property) =>
        Summaries[$"P:{owner.FullName}.{((MemberInfo)property.AttributeProvider!).Name}"];

    /// <summary>The text of a documentation element, with code and references in backticks and as the JSON names them.</summary>
    private static string Text(XElement element)
    {
        var text = string.Concat(element.Nodes().Select(node => node switch
        {
            XText plain => plain.Value,
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement { Name.LocalName: "para" } paragraph => " " + Text(paragraph),
            XElement named => $"`{JsonNamingPolicy.CamelCase.ConvertName((named.Attribute("cref") ?? named.Attribute("name"))!.Value.Split('.')[^1])}`",
            _ => "",
        }));
        return Whitespace().Replace(text, " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
