using System.Text.Json;
using System.Text.Json.Serialization;

namespace RuleGallery.Framework.JsonOptionsPerCall;

public static class Before
{
    public static string ToJson(object permit) =>
        JsonSerializer.Serialize(permit, new JsonSerializerOptions { Converters = { new JsonStringEnumConverter() } });
}
