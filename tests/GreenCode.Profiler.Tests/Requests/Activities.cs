namespace GreenCode.Profiler.Tests.Requests;

/// <summary>Activity ids as the runtime makes them: the numbers on the way from the root, packed into the first twelve bytes (ActivityTracker in dotnet/runtime).</summary>
internal static class Activities
{
    public static Guid Id(params uint[] path)
    {
        var bytes = new byte[16];
        // The runtime begins with the application domain, which is 0.
        var at = Append(bytes, 0, 0);
        foreach (var number in path)
            at = Append(bytes, at, number);
        bytes[12] = (byte)(bytes[0] ^ 0x5A);
        return new(bytes);
    }

    private static int Append(byte[] bytes, int at, uint number)
    {
        if (number is > 0 and <= 10)
        {
            WriteNibble(bytes, ref at, number);
            return at;
        }

        var length = number <= 0xFF ? 1 : number <= 0xFFFF ? 2 : number <= 0xFF_FFFF ? 3 : 4;
        WriteNibble(bytes, ref at, 12 + (uint)(length - 1));
        if (bytes[at] != 0)
        {
            if (number < 4096)
            {
                bytes[at] = (byte)(0xC0 + (number >> 8));
                number &= 0xFF;
            }

            at++;
        }

        for (; length > 0; length--, number >>= 8)
            bytes[at++] = (byte)number;
        return at;
    }

    private static void WriteNibble(byte[] bytes, ref int at, uint value)
    {
        if (bytes[at] != 0)
            bytes[at++] |= (byte)value;
        else
            bytes[at] = (byte)(value << 4);
    }
}
