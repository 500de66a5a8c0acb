using System.Collections.Concurrent;

namespace PermitDesk.Wasteful.Background;

internal sealed class LetterQueue
{
    private readonly ConcurrentQueue<LetterRequest> _requests = new();

    public bool IsEmpty => _requests.IsEmpty;

    public void Add(LetterRequest request) => _requests.Enqueue(request);

    public List<LetterRequest> TakeAll()
    {
        var taken = new List<LetterRequest>();
        while (_requests.TryDequeue(out var request))
            taken.Add(request);
        return taken;
    }
}
