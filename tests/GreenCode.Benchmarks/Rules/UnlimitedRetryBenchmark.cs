using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>A client connects to a port of this machine on which nobody listens during the first second.</summary>
[RuleBenchmark("GRN0106")]
internal sealed class UnlimitedRetryBenchmark : IWorkload
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(1);

    public string Case => "Outage";

    public int Runs => 12;

    public Task Before() => ConnectAsync(TimeSpan.Zero);

    public Task After() => ConnectAsync(TimeSpan.FromMilliseconds(20));

    private static async Task ConnectAsync(TimeSpan pause)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var port = ((IPEndPoint)server.LocalEndpoint).Port;
        server.Stop();

        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < Outage)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                if (pause > TimeSpan.Zero)
                    await Task.Delay(pause);
                pause *= 2;
            }
        }
    }
}
