using Microsoft.EntityFrameworkCore;
using PermitDesk.Frugal;
using PermitDesk.Frugal.Background;
using PermitDesk.Shared.Data;
using PermitDesk.Shared.Hosting;

return await PermitDeskApp.RunAsync(args, (services, connectionString) => services
    .AddDbContextPool<PermitDbContext>(options => options.UseSqlite(connectionString))
    .AddScoped<IPermitRegister, PermitRegister>()
    .AddSingleton<LetterQueue>()
    .AddHostedService<LetterDispatcher>()
    .AddHostedService<DeadlineWatcher>());
