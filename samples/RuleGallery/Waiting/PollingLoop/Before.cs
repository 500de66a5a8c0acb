using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;

namespace RuleGallery.Waiting.PollingLoop;

public sealed class Before(Action<string> send) : BackgroundService
{
    private readonly ConcurrentQueue<string> _letters = new();

    public void Add(string letter) => _letters.Enqueue(letter);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (_letters.TryDequeue(out var letter))
                send(letter);
            else
                await Task.Delay(10, stoppingToken);
        }
    }
}
