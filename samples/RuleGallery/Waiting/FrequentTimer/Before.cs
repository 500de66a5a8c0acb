namespace RuleGallery.Waiting.FrequentTimer;

public sealed class Before
{
    public async Task ReportAsync(Action report, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await timer.WaitForNextTickAsync(stop))
            report();
    }
}
