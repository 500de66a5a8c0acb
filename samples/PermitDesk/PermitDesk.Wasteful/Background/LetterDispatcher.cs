using PermitDesk.Shared.Data;
using PermitDesk.Shared.Hosting;

namespace PermitDesk.Wasteful.Background;

/// <summary>Sends the letters that were asked for to the print service.</summary>
internal sealed class LetterDispatcher(LetterQueue queue, RegisterFolder folder, IServiceScopeFactory scopes) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (queue.IsEmpty)
                await Task.Delay(10, stoppingToken);
            else
                await SendAsync(new LetterBatch(queue.TakeAll()));
        }
    }

    private async Task SendAsync(LetterBatch batch)
    {
        var preparation = Task.Run(() => Prepare(batch));
        WaitUntilPrepared(batch);
        await preparation;
        Write(batch);
    }

    private void Prepare(LetterBatch batch)
    {
        using var scope = scopes.CreateScope();
        batch.Prepare(scope.ServiceProvider.GetRequiredService<PermitDbContext>());
    }

    private static void WaitUntilPrepared(LetterBatch batch)
    {
        while (!batch.IsPrepared)
        {
        }
    }

    private void Write(LetterBatch batch)
    {
        foreach (var letter in batch.Letters)
        {
            using var outbox = new StreamWriter(folder.Outbox, append: true) { AutoFlush = true };
            foreach (var line in letter.Split('\n'))
                outbox.WriteLine(line);
        }
    }
}
