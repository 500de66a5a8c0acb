using Microsoft.EntityFrameworkCore;
using PermitDesk.Shared.Data;
using PermitDesk.Shared.Domain;
using PermitDesk.Shared.Hosting;

namespace PermitDesk.Wasteful.Background;

/// <summary>Marks the permits whose deadline has passed without a decision.</summary>
internal sealed class DeadlineWatcher(IServiceScopeFactory scopes, Readiness readiness) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await MarkOverdueAsync(stoppingToken);
            readiness.MarkReady();
            await Task.Delay(TimeSpan.FromSeconds(10), stoppingToken);
        }
    }

    private async Task MarkOverdueAsync(CancellationToken stoppingToken)
    {
        using var scope = scopes.CreateScope();
        var context = scope.ServiceProvider.GetRequiredService<PermitDbContext>();
        var open = await context.Permits.Where(p => p.Status != PermitStatus.Decided && p.Status != PermitStatus.Withdrawn).ToListAsync(stoppingToken);
        foreach (var permit in open.Where(p => !p.IsOverdue && p.DeadlineOn < RegisterCalendar.Today))
        {
            permit.IsOverdue = true;
            await context.SaveChangesAsync(stoppingToken);
        }
    }
}
