using System.Net.Sockets;

namespace RuleGallery.Waiting.UnlimitedRetry;

public sealed class Before
{
    public TcpClient Connect(string host, int port)
    {
        while (true)
        {
            try
            {
                return new TcpClient(host, port);
            }
            catch (SocketException problem)
            {
                Console.Error.WriteLine(problem.Message);
            }
        }
    }
}
