using System.IO.Compression;
using System.Text;
using GreenCode.Profiler.Exporters;
using GreenCode.Profiler.Reporting;

namespace GreenCode.Profiler.Tests.Reporting;

/// <summary>
/// A record or a build log that somebody damaged: bytes changed, taken out, doubled or cut off, tokens exchanged for ones that JSON allows and the
/// shape does not, gzipped before or after. The same seed always gives the same input.
/// </summary>
/// <param name="IsRecord">Whether it was a record; else it was a build log.</param>
/// <param name="Content">The bytes.</param>
public sealed record HostileInput(bool IsRecord, byte[] Content)
{
    private static readonly string[] Tokens =
    [
        "null", "true", "[]", "{}", "-1", "0", "1e308", "1e999", "-0.0", "9223372036854775808", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "NaN", "[[[[[[[[[[[[[[[[[[[[", "}", "]", ",", ":",
        "\"schemaVersion\":1", "\"parent\":2147483647", "\"__proto__\":{}", "2026-13-45T99:99:99Z",
    ];

    private static readonly byte[][] Records = [.. new[] { SampleRecords.Tiny(), SampleRecords.Hostile(), SampleRecords.NoMeter() }.Select(record => Written("json", record))];

    private static readonly byte[] Log = Encoding.UTF8.GetBytes("""
        {"version":"2.1.0","runs":[{"results":[{"ruleId":"GRN0502","message":{"text":"Text"},"suppressions":[{"status":"rejected"}],
        "locations":[{"physicalLocation":{"artifactLocation":{"uri":"file:///src/a%20b.cs"},"region":{"startLine":12}}}],
        "properties":{"customProperties":{"member":"M:A.B.C(System.String)"}}}]}]}
        """);

    public static HostileInput Of(int seed)
    {
        var random = new Random(seed);
        var isRecord = random.Next(5) > 0;
        var content = isRecord ? Records[random.Next(Records.Length)] : Log;
        for (var i = random.Next(1, 5); i > 0; i--)
            content = Damaged(content, random);
        if (isRecord && random.Next(4) == 0)
        {
            content = Gzipped(content);
            if (random.Next(2) == 0)
                content = Damaged(content, random);
        }

        return new(isRecord, content);
    }

    private static byte[] Damaged(byte[] content, Random random)
    {
        if (content.Length == 0)
            return content;
        var at = random.Next(content.Length);
        var length = random.Next(Math.Min(content.Length - at, 200));
        switch (random.Next(6))
        {
            case 0:
                return content[..at];
            case 1:
                return [.. content[..at], .. content[(at + length)..]];
            case 2:
                return [.. content[..at], .. content[at..(at + length)], .. content[at..]];
            case 3:
                return Exchanged(content, at, Tokens[random.Next(Tokens.Length)]);
            default:
                var changed = (byte[])content.Clone();
                changed[at] = (byte)random.Next(256);
                return changed;
        }
    }

    /// <summary>Puts a token where the next value begins, up to the comma behind it.</summary>
    private static byte[] Exchanged(byte[] content, int at, string token)
    {
        var colon = Array.IndexOf(content, (byte)':', at);
        var comma = colon < 0 ? -1 : Array.IndexOf(content, (byte)',', colon);
        return comma < 0 ? content : [.. content[..(colon + 1)], .. Encoding.UTF8.GetBytes(token), .. content[comma..]];
    }

    private static byte[] Gzipped(byte[] content)
    {
        var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest))
            gzip.Write(content);
        return output.ToArray();
    }

    private static byte[] Written(string format, EnergyRecord record)
    {
        var output = new MemoryStream();
        ExporterCatalog.ByName(format)!.Export(record, output);
        return output.ToArray();
    }
}
