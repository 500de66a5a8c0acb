using KnownEndpoints;
using Microsoft.AspNetCore.Hosting.Server;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddHostedService<Background>();
var server = builder.Services.Last(service => service.ServiceType == typeof(IServer));
builder.Services.Remove(server);
builder.Services.AddSingleton<IServer>(services =>
    new WatchedServer((IServer)ActivatorUtilities.CreateInstance(services, server.ImplementationType!)));

var app = builder.Build();
app.Use((context, next) =>
{
    if (RequestCpu.Current is { } request && context.GetEndpoint() is RouteEndpoint endpoint)
        request.Endpoint = $"{context.Request.Method} {endpoint.RoutePattern.RawText}";
    return next();
});

// Nine milliseconds, or what --hot says, in three parts on up to three threads.
var part = app.Configuration.GetValue("hot", 9.0) / 3;
app.MapGet("/hot/{id:int}", async (int id) =>
{
    Work.Burn(part);
    await Task.Delay(1);
    Work.Burn(part);
    await Task.Yield();
    Work.Burn(part);
    return id;
});
app.MapGet("/sync/{id:int}", (int id) =>
{
    Work.Burn(2);
    return id;
});
app.MapGet("/cold/{key}", async (string key) =>
{
    await Task.Delay(1);
    Work.Burn(1);
    return key;
});
app.MapGet("/nothing", () => "");
app.MapGet("/truth", () => RequestCpu.Endpoints);

await app.RunAsync();
