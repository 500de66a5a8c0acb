using Microsoft.EntityFrameworkCore;
using PermitDesk.Shared.Data;
using PermitDesk.Shared.Domain;
using PermitDesk.Shared.Hosting;

namespace PermitDesk.Frugal.Background;

/// <summary>Marks the permits whose deadline has passed without a decision.</summary>
internal sealed class DeadlineWatcher(IServiceScopeFactory scopes, Readiness readiness) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10));
        do
        {
            await MarkOverdueAsync(stoppingToken);
            readiness.MarkReady();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task MarkOverdueAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PermitDbContext>();
        await context.Permits
            .Where(p => p.Status != PermitStatus.Decided && p.Status != PermitStatus.Withdrawn && !p.IsOverdue && p.DeadlineOn < RegisterCalendar.Today)
            .ExecuteUpdateAsync(permit => permit.SetProperty(p => p.IsOverdue, true), stoppingToken);
    }
}
