using System.Collections.Concurrent;

namespace RuleGallery.Waiting.PollingLoop;

public sealed class Before
{
    private readonly ConcurrentQueue<string> _letters = new();

    public void Add(string letter) => _letters.Enqueue(letter);

    public async Task SendAllAsync(Action<string> send, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (_letters.TryDequeue(out var letter))
                send(letter);
            else
                await Task.Delay(10, stop);
        }
    }
}
