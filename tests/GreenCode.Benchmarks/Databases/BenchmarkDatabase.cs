using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GreenCode.Benchmarks.Databases;

/// <summary>A register of invented permits in SQLite, in the memory of this process: what the server does is in the CPU time, what a network does is not.</summary>
internal sealed class BenchmarkDatabase
{
    public const int Permits = 5_000;
    public const int PartsPerPermit = 10;

    private const string ConnectionString = "Data Source=benchmark;Mode=Memory;Cache=Shared";

    private static readonly Lazy<BenchmarkDatabase> Filled = new(() => new BenchmarkDatabase());

    /// <summary>The database lives as long as this connection is open.</summary>
    private readonly SqliteConnection _keeper = new(ConnectionString);
    private readonly DbContextOptions<BenchmarkContext> _options = new DbContextOptionsBuilder<BenchmarkContext>().UseSqlite(ConnectionString).Options;

    private BenchmarkDatabase()
    {
        _keeper.Open();
        using var context = Context();
        context.Database.EnsureCreated();
        var text = new string('x', 500);
        for (var id = 1; id <= Permits; id++)
        {
            context.Applicants.Add(new BenchmarkApplicant { Id = id, Name = $"Applicant {id}" });
            var permit = new BenchmarkPermit
            {
                Id = id,
                Number = string.Create(CultureInfo.InvariantCulture, $"OV-2025-{id:000000}"),
                ReceivedOn = new DateOnly(2025, 1, 1).AddDays(id % 365),
                IsOverdue = id % 50 == 0,
                FeeInCents = id % 900,
                Description = text,
                ApplicantId = id,
            };
            for (var part = 0; part < PartsPerPermit && id <= Permits / 10; part++)
            {
                permit.Documents.Add(new BenchmarkDocument { FileName = $"{part}.pdf" });
                permit.History.Add(new BenchmarkStatusChange { ChangedOn = permit.ReceivedOn.AddDays(part) });
            }

            context.Permits.Add(permit);
        }

        context.SaveChanges();
    }

    public static BenchmarkDatabase Shared => Filled.Value;

    public BenchmarkContext Context() => new(_options);

    public BenchmarkContext Context(Action<DbContextOptionsBuilder> configure)
    {
        var options = new DbContextOptionsBuilder<BenchmarkContext>(_options);
        configure(options);
        return new(options.Options);
    }

    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        return connection;
    }
}
