using Microsoft.Extensions.Hosting;

namespace RuleGallery.Waiting.FrequentTimer;

public sealed class After(Action report) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(5));
        while (await timer.WaitForNextTickAsync(stoppingToken))
            report();
    }
}
