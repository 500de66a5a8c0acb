namespace GreenCode.Profiler.Requests;

/// <summary>
/// The paths that activity ids are: the runtime writes the numbers of an activity and its ancestors into the first twelve bytes of the id, four bits
/// at a time (ActivityTracker.AddIdToGuid in dotnet/runtime). Numbers from 1 to 10 are one nibble; longer ones a nibble of 12 plus their bytes less one
/// (11 before it marks a path that was cut), then the bytes, lowest first. The last four bytes are a check sum.
/// </summary>
internal static class ActivityPath
{
    private const int PathBytes = 12;
    private const int LargestNibble = 10, Cut = 11, MultiByte = 12;

    /// <summary>The ids of the activities around an activity, the nearest first, without itself, with their check sums left out.</summary>
    public static IEnumerable<Guid> Around(Guid activity)
    {
        var path = PathOf(activity);
        var bytes = path.ToByteArray();
        var ends = EndsOf(bytes);
        for (var i = ends.Count - 1; i >= 0; i--)
        {
            if (Until(bytes, ends[i]) is var around && around != path)
                yield return around;
        }
    }

    /// <summary>The id without its check sum, so that it can be compared with what <see cref="Around"/> gives.</summary>
    public static Guid PathOf(Guid activity)
    {
        Span<byte> bytes = stackalloc byte[16];
        _ = activity.TryWriteBytes(bytes);
        bytes[PathBytes..].Clear();
        return new(bytes);
    }

    /// <summary>Where each number of the path ends, in nibbles.</summary>
    private static List<int> EndsOf(byte[] path)
    {
        var ends = new List<int>();
        for (var at = 0; at < 2 * PathBytes;)
        {
            var code = Nibble(path, at++);
            if (code == Cut && at < 2 * PathBytes)
                code = Nibble(path, at++);
            if (code == 0 || code == Cut)
                break;
            if (code > LargestNibble)
            {
                var bytes = code - MultiByte + 1;
                // Behind a nibble at the start of a byte there are four bits to spare: they hold the top of a number below 4096.
                if (at % 2 == 1)
                    at++;
                at += 2 * bytes;
            }

            if (at <= 2 * PathBytes)
                ends.Add(at);
        }

        return ends;
    }

    private static Guid Until(byte[] path, int nibbles)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        path.AsSpan(0, nibbles / 2).CopyTo(bytes);
        if (nibbles % 2 == 1)
            bytes[nibbles / 2] = (byte)(path[nibbles / 2] & 0xF0);
        return new(bytes);
    }

    private static int Nibble(byte[] path, int at) => at % 2 == 0 ? path[at / 2] >> 4 : path[at / 2] & 0xF;
}
