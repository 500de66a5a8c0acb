namespace RuleGallery.Waiting.FrequentTimer;

public sealed class After
{
    public async Task ReportAsync(Action report, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(5));
        while (await timer.WaitForNextTickAsync(stop))
            report();
    }
}
