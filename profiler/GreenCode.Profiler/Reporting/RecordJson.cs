using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GreenCode.Profiler.Reporting;

/// <summary>The JSON form of a record, described by docs/reference/record.schema.json.</summary>
public static class RecordJson
{
    /// <summary>A record larger than this is refused, uncompressed: one of a million methods and a million call-tree nodes is smaller.</summary>
    public const long MaxBytes = 1L << 30;

    /// <summary>Records shrink to a tenth or twentieth; what unpacks to more than this many times its size was made to fill memory.</summary>
    private const long MostTimesUnpacked = 50;

    /// <summary>A gzipped record may always unpack to this, whatever its size, or where its size is not known.</summary>
    private const long AlwaysUnpacked = 64L << 20;

    /// <summary>The first two bytes of every gzip file (RFC 1952, 2.3.1).</summary>
    private static ReadOnlySpan<byte> GzipMagic => [0x1f, 0x8b];

    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        Encoder = JavaScriptEncoder.Default,
        MaxDepth = 16,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Writes <paramref name="record"/> as UTF-8, on one line: a call tree is too long to be read by eye.</summary>
    public static void Write(EnergyRecord record, Stream output) => JsonSerializer.Serialize(output, record, Options);

    /// <summary>Reads a record, gzipped or not. The input is not trusted: whatever it holds, the outcome is a record or this exception.</summary>
    /// <exception cref="RecordFormatException">It is not a record, or one of a later version; the message says which, as a sentence.</exception>
    public static EnergyRecord Read(Stream input) => Read(input, MaxBytes);

    internal static EnergyRecord Read(Stream input, long maxBytes)
    {
        try
        {
            var record = JsonSerializer.Deserialize<EnergyRecord>(Unpacked(input, maxBytes), Options)
                ?? throw new RecordFormatException("The file holds 'null' where a GreenCode record was expected.");
            RecordLaws.Check(record);
            return record;
        }
        catch (JsonException failure)
        {
            throw new RecordFormatException($"The file is not a GreenCode record: {JsonFault.Explain(failure)}", failure);
        }
        catch (InvalidDataException failure)
        {
            throw new RecordFormatException($"The file is not a GreenCode record: {failure.Message}", failure);
        }
    }

    /// <summary>The limit holds for what comes out, so that a small file cannot unpack to more than memory.</summary>
    private static LimitedStream Unpacked(Stream input, long maxBytes)
    {
        var head = new byte[GzipMagic.Length];
        var length = input.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var plain = new LimitedStream(input, maxBytes, head.AsMemory(0, length));
        if (!head.AsSpan().SequenceEqual(GzipMagic))
            return plain;
        var mostUnpacked = Math.Max(AlwaysUnpacked, input.CanSeek ? input.Length * MostTimesUnpacked : 0);
        return new(new GZipStream(plain, CompressionMode.Decompress), Math.Min(maxBytes, mostUnpacked));
    }
}
