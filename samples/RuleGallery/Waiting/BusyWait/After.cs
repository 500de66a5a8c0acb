namespace RuleGallery.Waiting.BusyWait;

public sealed class After : IDisposable
{
    private readonly ManualResetEventSlim _ready = new();

    public void Start() => _ready.Set();

    public void WaitUntilReady() => _ready.Wait();

    public void Dispose() => _ready.Dispose();
}
