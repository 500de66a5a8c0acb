using System.Text.Json;
using System.Text.Json.Serialization;
using PermitDesk.Shared.Contracts;

namespace PermitDesk.Frugal;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ExportRow))]
internal sealed partial class ExportJson : JsonSerializerContext;
