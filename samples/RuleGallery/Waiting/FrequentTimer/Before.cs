using Microsoft.Extensions.Hosting;

namespace RuleGallery.Waiting.FrequentTimer;

public sealed class Before(Action report) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await timer.WaitForNextTickAsync(stoppingToken))
            report();
    }
}
