using System.Text.Json;
using System.Text.Json.Serialization;

namespace RuleGallery.Framework.JsonOptionsPerCall;

public static class After
{
    private static readonly JsonSerializerOptions SerializerOptions = new() { Converters = { new JsonStringEnumConverter() } };

    public static string ToJson(object permit) => JsonSerializer.Serialize(permit, SerializerOptions);
}
