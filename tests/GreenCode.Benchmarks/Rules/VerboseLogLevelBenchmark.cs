using GreenCode.Benchmarks.Evidence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GreenCode.Benchmarks.Rules;

/// <summary>Requests over the loopback to an application that does little, with the log written as text to a stream that keeps nothing.</summary>
[RuleBenchmark("GRN0703")]
internal sealed class VerboseLogLevelBenchmark : IWorkload
{
    private const int Requests = 200;

    public string Case => "Requests";

    public int Runs => 10;

    public Task Before() => ServeAsync(LogLevel.Debug, LogLevel.Debug);

    public Task After() => ServeAsync(LogLevel.Information, LogLevel.Warning);

    private static async Task ServeAsync(LogLevel level, LogLevel aspNetCore)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(new StreamLog()).SetMinimumLevel(level).AddFilter("Microsoft.AspNetCore", aspNetCore);
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/permits/{id:int}", (int id) => Results.Ok(new { Id = id, Subject = "Dakkapel" }));
        await app.StartAsync();

        using var client = new HttpClient { BaseAddress = new(app.Urls.Single()) };
        for (var i = 0; i < Requests; i++)
            await client.GetStringAsync(new Uri($"/permits/{i}", UriKind.Relative));
        await app.StopAsync();
    }

    private sealed class StreamLog : ILoggerProvider, ILogger
    {
        private readonly StreamWriter _writer = new(Stream.Null);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_writer)
                _writer.WriteLine($"{DateTime.UtcNow:O} {logLevel} {eventId.Id} {formatter(state, exception)}");
        }

        public void Dispose() => _writer.Dispose();
    }
}
