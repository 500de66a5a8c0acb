using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GreenCode.Benchmarks.Evidence;

/// <summary>A web server in this process on a free port of the loopback interface, until the process ends: its CPU time counts with that of its client.</summary>
internal static class LoopbackServer
{
    /// <summary>Starts the server and returns its address.</summary>
    public static Uri Start(Action<WebApplication> map, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        map(app);
        app.Start();
        return new Uri(app.Urls.Single());
    }
}
