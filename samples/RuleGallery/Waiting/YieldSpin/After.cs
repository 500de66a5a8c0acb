namespace RuleGallery.Waiting.YieldSpin;

public sealed class After
{
    private volatile bool _ready;

    public void Start() => _ready = true;

    public void WaitUntilReady()
    {
        SpinWait.SpinUntil(() => _ready);
    }
}
