namespace RuleGallery.Waiting.YieldSpin;

public sealed class Before
{
    private volatile bool _ready;

    public void Start() => _ready = true;

    public void WaitUntilReady()
    {
        while (!_ready)
        {
            Thread.Yield();
        }
    }
}
