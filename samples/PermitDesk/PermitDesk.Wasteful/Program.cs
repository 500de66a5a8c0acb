using Microsoft.EntityFrameworkCore;
using PermitDesk.Wasteful;
using PermitDesk.Wasteful.Background;
using PermitDesk.Shared.Data;
using PermitDesk.Shared.Hosting;

return await PermitDeskApp.RunAsync(args, (services, connectionString) => services
    .AddDbContext<PermitDbContext>(options => options.UseSqlite(connectionString))
    .AddScoped<IPermitRegister, PermitRegister>()
    .AddSingleton<LetterQueue>()
    .AddHostedService<LetterDispatcher>()
    .AddHostedService<DeadlineWatcher>());
