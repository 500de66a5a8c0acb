using System.Net;
using System.Net.Sockets;
using GreenCode.Benchmarks.Evidence;

namespace GreenCode.Benchmarks.Rules;

/// <summary>
/// What a database driver does for each statement, without the database: sixty-four requests at a time ask a server over a socket and wait five milliseconds for the
/// answer, forty times each. Before blocks a thread meanwhile, after awaits. The server is in the CPU time.
/// </summary>
[RuleBenchmark("GRN0311")]
internal sealed class SyncCallInAsyncBenchmark : IWorkload
{
    private const int Requests = 64;
    private const int Statements = 40;

    private static readonly TimeSpan Work = TimeSpan.FromMilliseconds(5);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public SyncCallInAsyncBenchmark()
    {
        _listener.Start();
        new Thread(Serve) { IsBackground = true }.Start();
    }

    public string Case => "Waiting";

    public int Runs => 15;

    public Task Before() => RequestsAsync(async client =>
    {
        await Task.Yield();
        var stream = client.GetStream();
        var buffer = new byte[64];
        for (var i = 0; i < Statements; i++)
        {
            stream.Write(buffer);
            stream.ReadExactly(buffer);
        }
    });

    public Task After() => RequestsAsync(async client =>
    {
        await Task.Yield();
        var stream = client.GetStream();
        var buffer = new byte[64];
        for (var i = 0; i < Statements; i++)
        {
            await stream.WriteAsync(buffer);
            await stream.ReadExactlyAsync(buffer);
        }
    });

    private Task RequestsAsync(Func<TcpClient, Task> request) => Task.WhenAll(Enumerable.Range(0, Requests).Select(async _ =>
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync((IPEndPoint)_listener.LocalEndpoint);
        await request(client);
    }));

    /// <summary>A thread of its own for each connection, as many database servers have: it takes nothing from the thread pool that is measured.</summary>
    private void Serve()
    {
        while (true)
        {
            var client = _listener.AcceptTcpClient();
            new Thread(() => Answer(client)) { IsBackground = true }.Start();
        }
    }

    private static void Answer(TcpClient client)
    {
        using (client)
        {
            client.NoDelay = true;
            var stream = client.GetStream();
            var buffer = new byte[64];
            while (stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) == buffer.Length)
            {
                Thread.Sleep(Work);
                stream.Write(buffer);
            }
        }
    }
}
