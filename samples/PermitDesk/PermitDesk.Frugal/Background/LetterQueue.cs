using System.Threading.Channels;

namespace PermitDesk.Frugal.Background;

internal sealed class LetterQueue
{
    private readonly Channel<LetterRequest> _requests = Channel.CreateUnbounded<LetterRequest>(new UnboundedChannelOptions { SingleReader = true });

    public void Add(LetterRequest request) => _requests.Writer.TryWrite(request);

    /// <summary>All requests that wait, as soon as there is one.</summary>
    public async Task<List<LetterRequest>> TakeAllAsync(CancellationToken cancellationToken)
    {
        var taken = new List<LetterRequest> { await _requests.Reader.ReadAsync(cancellationToken) };
        while (_requests.Reader.TryRead(out var request))
            taken.Add(request);
        return taken;
    }
}
