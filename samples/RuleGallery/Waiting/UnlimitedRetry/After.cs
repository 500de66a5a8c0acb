using System.Net.Sockets;

namespace RuleGallery.Waiting.UnlimitedRetry;

public sealed class After
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    public TcpClient Connect(string host, int port)
    {
        var pause = TimeSpan.FromMilliseconds(100);
        while (true)
        {
            try
            {
                return new TcpClient(host, port);
            }
            catch (SocketException problem) when (pause < LongestPause)
            {
                Console.Error.WriteLine(problem.Message);
                Thread.Sleep(pause);
                pause *= 2;
            }
        }
    }
}
