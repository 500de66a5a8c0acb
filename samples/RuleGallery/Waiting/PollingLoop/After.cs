using System.Threading.Channels;

namespace RuleGallery.Waiting.PollingLoop;

public sealed class After
{
    private readonly Channel<string> _letters = Channel.CreateUnbounded<string>();

    public void Add(string letter) => _letters.Writer.TryWrite(letter);

    public async Task SendAllAsync(Action<string> send, CancellationToken stop)
    {
        await foreach (var letter in _letters.Reader.ReadAllAsync(stop))
            send(letter);
    }
}
