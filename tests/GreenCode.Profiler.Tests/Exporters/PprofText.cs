using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace GreenCode.Profiler.Tests.Exporters;

/// <summary>Reads a pprof profile back, independently of the code that writes it, and shows it as text.</summary>
public static class PprofText
{
    public static string Of(byte[] gzipped)
    {
        using var gzip = new GZipStream(new MemoryStream(gzipped), CompressionMode.Decompress);
        var raw = new MemoryStream();
        gzip.CopyTo(raw);
        var profile = Fields(raw.ToArray());
        string[] strings = [.. profile.Where(field => field.Number == 6).Select(field => Encoding.UTF8.GetString(field.Bytes))];
        var functions = profile.Where(field => field.Number == 5).Select(field => Fields(field.Bytes)).ToDictionary(Id, fields => strings[Value(fields, 2)]);
        var mappings = profile.Where(field => field.Number == 3).Select(field => Fields(field.Bytes)).ToDictionary(Id, fields => strings[Value(fields, 5)]);
        var locations = profile.Where(field => field.Number == 4).Select(field => Fields(field.Bytes)).ToDictionary(
            Id, fields => $"{mappings[Value(fields, 2)]}!{functions[Value(Fields(fields.Single(field => field.Number == 4).Bytes), 1)]}");

        var types = profile.Where(field => field.Number == 1).Select(field => Fields(field.Bytes)).Select(fields => $"{strings[Value(fields, 1)]}/{strings[Value(fields, 2)]}");
        var samples = profile.Where(field => field.Number == 2).Select(field => Fields(field.Bytes)).Select(fields =>
            $"{string.Join(' ', Numbers(fields, 2))}\t{Labels(fields, strings)}\t{string.Join(" < ", Numbers(fields, 1).Select(id => locations[id]))}");
        string[] lines =
        [
            $"types {string.Join(' ', types)}, default {strings[Value(profile, 14)]}",
            $"time {Value(profile, 9)} duration {Value(profile, 10)}",
            $"comment {strings[Value(profile, 13)]}",
            .. samples,
        ];
        return string.Join('\n', lines) + "\n";
    }

    private static string Labels(List<Field> sample, string[] strings) => string.Join(' ', sample.Where(field => field.Number == 3)
        .Select(field => Fields(field.Bytes)).Select(label => $"{strings[Value(label, 1)]}={strings[Value(label, 2)]}"));

    private static long Id(List<Field> fields) => Value(fields, 1);

    private static long Value(List<Field> fields, int number) => fields.FirstOrDefault(field => field.Number == number)?.Value ?? 0;

    private static List<long> Numbers(List<Field> fields, int number)
    {
        var bytes = fields.Single(field => field.Number == number).Bytes;
        var numbers = new List<long>();
        for (var at = 0; at < bytes.Length;)
            numbers.Add((long)Varint(bytes, ref at));
        return numbers;
    }

    private static List<Field> Fields(byte[] message)
    {
        var fields = new List<Field>();
        for (var at = 0; at < message.Length;)
        {
            var key = Varint(message, ref at);
            var value = Varint(message, ref at);
            switch (key & 7)
            {
                case 0:
                    fields.Add(new((int)(key >> 3), (long)value, []));
                    break;
                case 2:
                    fields.Add(new((int)(key >> 3), 0, message[at..(at + (int)value)]));
                    at += (int)value;
                    break;
                default:
                    throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"wire type {key & 7}"));
            }
        }

        return fields;
    }

    private static ulong Varint(byte[] bytes, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            value |= (ulong)(bytes[at] & 0x7f) << shift;
            if (bytes[at++] < 0x80)
                return value;
        }
    }

    private sealed record Field(int Number, long Value, byte[] Bytes);
}
