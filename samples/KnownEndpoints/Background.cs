namespace KnownEndpoints;

/// <summary>Work that belongs to no request: a few milliseconds, twenty times a second.</summary>
internal sealed class Background : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await timer.WaitForNextTickAsync(stoppingToken))
            Work.Burn(3);
    }
}
