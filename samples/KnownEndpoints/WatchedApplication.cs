using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace KnownEndpoints;

/// <summary>The application between the server and the host.</summary>
internal sealed class WatchedApplication<TContext>(IHttpApplication<TContext> application) : IHttpApplication<(TContext Inner, RequestCpu Request)>
    where TContext : notnull
{
    public (TContext Inner, RequestCpu Request) CreateContext(IFeatureCollection contextFeatures)
    {
        var request = RequestCpu.Begin();
        return (application.CreateContext(contextFeatures), request);
    }

    public Task ProcessRequestAsync((TContext Inner, RequestCpu Request) context) => application.ProcessRequestAsync(context.Inner);

    public void DisposeContext((TContext Inner, RequestCpu Request) context, Exception? exception)
    {
        application.DisposeContext(context.Inner, exception);
        context.Request.End();
    }
}
