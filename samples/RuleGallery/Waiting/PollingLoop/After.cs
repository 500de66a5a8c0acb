using System.Threading.Channels;
using Microsoft.Extensions.Hosting;

namespace RuleGallery.Waiting.PollingLoop;

public sealed class After(Action<string> send) : BackgroundService
{
    private readonly Channel<string> _letters = Channel.CreateUnbounded<string>();

    public void Add(string letter) => _letters.Writer.TryWrite(letter);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var letter in _letters.Reader.ReadAllAsync(stoppingToken))
            send(letter);
    }
}
