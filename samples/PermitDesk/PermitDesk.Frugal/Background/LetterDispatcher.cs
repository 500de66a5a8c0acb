using Microsoft.EntityFrameworkCore;
using PermitDesk.Shared.Data;
using PermitDesk.Shared.Hosting;

namespace PermitDesk.Frugal.Background;

/// <summary>Sends the letters that were asked for to the print service.</summary>
internal sealed class LetterDispatcher(LetterQueue queue, RegisterFolder folder, IServiceScopeFactory scopes) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
            await SendAsync(await queue.TakeAllAsync(stoppingToken), stoppingToken);
    }

    private async Task SendAsync(List<LetterRequest> requests, CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PermitDbContext>();
        var ids = requests.Select(r => r.PermitId).Distinct().ToArray();
        var permits = await context.Permits.AsNoTracking()
            .Include(p => p.Applicant).Include(p => p.Address)
            .Where(p => ids.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, stoppingToken);

        await using var outbox = new StreamWriter(folder.Outbox, append: true);
        foreach (var request in requests)
            await outbox.WriteLineAsync(LetterText.Render(request.Kind, permits[request.PermitId]).AsMemory(), stoppingToken);
    }
}
