using System.Net;
using System.Net.Sockets;

namespace GreenCode.TestKit.Load;

/// <summary>A port for a service that is started again and again.</summary>
public static class FreePort
{
    private const int First = 20_000;

    /// <summary>Where Linux begins to hand out ports to connections that ask for none: one of those could be in use when the service starts the next time.</summary>
    private const int End = 32_768;

    /// <summary>A port of this machine that nobody listens on.</summary>
    public static int Find()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, End);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: another lot.
            }
        }
    }
}
