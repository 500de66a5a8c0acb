using System.Text.Json;
using System.Text.Json.Serialization;
using PermitDesk.Shared.Contracts;

namespace PermitDesk.Wasteful;

internal static class JsonExport
{
    public static string ToJsonLines(IEnumerable<ExportRow> rows)
    {
        var lines = "";
        foreach (var row in rows)
            lines += ToJson(row) + "\n";
        return lines;
    }

    private static string ToJson(ExportRow row)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
        return JsonSerializer.Serialize(row, options);
    }
}
