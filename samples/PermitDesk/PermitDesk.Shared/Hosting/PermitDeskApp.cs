using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PermitDesk.Shared.Contracts;
using PermitDesk.Shared.Data;

namespace PermitDesk.Shared.Hosting;

/// <summary>The web API around a register: arguments, services, endpoints.</summary>
public static class PermitDeskApp
{
    /// <summary>Runs until it is stopped; the exit code. <paramref name="addRegister"/> gets the connection string of the seeded database.</summary>
    public static async Task<int> RunAsync(string[] args, Action<IServiceCollection, string> addRegister)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        if (builder.Configuration["data"] is not { Length: > 0 } data)
        {
            await Console.Error.WriteLineAsync("No data folder was given. Start with --data FOLDER; the register is created there when it does not exist.");
            return 2;
        }

        var database = new RegisterDatabase(data);
        database.EnsureSeeded();
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        builder.Services.AddSingleton<Readiness>().AddSingleton(new RegisterFolder(data));
        addRegister(builder.Services, database.ConnectionString);

        var app = builder.Build();
        MapEndpoints(app);
        await app.RunAsync();
        return 0;
    }

    private static void MapEndpoints(WebApplication app)
    {
        app.MapGet("/permits", ([AsParameters] SearchQuery query, IPermitRegister register, CancellationToken cancellationToken) =>
            register.SearchAsync(query, cancellationToken));
        app.MapGet("/permits/export", ExportAsync);
        app.MapGet("/permits/{number}", async (string number, IPermitRegister register, CancellationToken cancellationToken) =>
            await register.FindAsync(number, cancellationToken) is { } permit ? Results.Ok(permit) : Results.NotFound());
        app.MapPost("/permits/{number}/letters", async (string number, LetterKind kind, IPermitRegister register, CancellationToken cancellationToken) =>
            await register.RequestLetterAsync(number, kind, cancellationToken) is { } receipt ? Results.Accepted(value: receipt) : Results.NotFound());
        app.MapGet("/reports/{year:int:range(1900,2100)}", (int year, IPermitRegister register, CancellationToken cancellationToken) =>
            register.ReportAsync(year, cancellationToken));
        app.MapGet("/health/live", () => Results.Ok());
        app.MapGet("/health/ready", (Readiness readiness) => readiness.IsReady ? Results.Ok() : Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
    }

    private static Task ExportAsync(
        [AsParameters] ExportQuery query, HttpResponse response, IPermitRegister register, CancellationToken cancellationToken)
    {
        response.ContentType = query.Format == ExportFormat.Csv ? "text/csv; charset=utf-8" : "application/x-ndjson";
        return register.ExportAsync(query, response.BodyWriter, cancellationToken);
    }
}
