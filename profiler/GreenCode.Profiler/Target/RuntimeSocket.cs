using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace GreenCode.Profiler.Target;

/// <summary>
/// Asks a .NET runtime over its diagnostic socket what it is: the command ProcessInfo2 of its protocol (documentation/design-docs/ipc-protocol.md of
/// dotnet/diagnostics), which Microsoft.Diagnostics.NETCore.Client does not offer. Unlike the path of its library, the answer is there for programs that
/// bring their own runtime, too.
/// </summary>
internal static class RuntimeSocket
{
    private const int HeaderBytes = 20;

    /// <summary>Before the texts: the process id, and a GUID.</summary>
    private const int NumbersBytes = 8 + 16;

    /// <summary>Command line, operating system, architecture and entry assembly come before the version.</summary>
    private const int TextsBefore = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>A magic word, the size of the message, the command set Process (4), ProcessInfo2 (4), and two bytes that are reserved.</summary>
    private static ReadOnlySpan<byte> Question => "DOTNET_IPC_V1\0\x14\0\x04\x04\0\0"u8;

    /// <summary>The version of the process's runtime, such as <c>10.0.1</c>; null where it does not answer.</summary>
    public static string? VersionOf(int processId)
    {
        if (ProcessFacts.DiagnosticSocketOf(processId) is not { } path)
            return null;
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            {
                ReceiveTimeout = (int)Patience.TotalMilliseconds,
                SendTimeout = (int)Patience.TotalMilliseconds,
            };
            socket.Connect(new UnixDomainSocketEndPoint(path));
            using var stream = new NetworkStream(socket);
            stream.Write(Question);
            var header = new byte[HeaderBytes];
            stream.ReadExactly(header);
            var answer = new byte[Math.Max(0, BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(14)) - HeaderBytes)];
            stream.ReadExactly(answer);
            return Read(answer);
        }
        catch (Exception failure) when (failure is SocketException or IOException or ArgumentException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The version in an answer; null where it is none. Each text is its length in letters with a zero, then UTF-16.</summary>
    internal static string? Read(ReadOnlySpan<byte> answer)
    {
        for (var (text, at) = (0, NumbersBytes); at + sizeof(int) <= answer.Length; text++)
        {
            var bytes = 2L * BinaryPrimitives.ReadUInt32LittleEndian(answer[at..]);
            at += sizeof(int);
            if (bytes > answer.Length - at)
                return null;
            if (text == TextsBefore)
                return Encoding.Unicode.GetString(answer.Slice(at, (int)bytes)).TrimEnd('\0').Split('+')[0] is { Length: > 0 } version ? version : null;
            at += (int)bytes;
        }

        return null;
    }
}
