using System.Text.Json;
using System.Text.Json.Serialization;

namespace KnownShares;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
[JsonSerializable(typeof(Truth))]
internal sealed partial class TruthJson : JsonSerializerContext;
