using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PermitDesk.Shared.Seeding;

namespace PermitDesk.Shared.Data;

/// <summary>The SQLite file of the register in the data folder; seeded when it is not there yet.</summary>
public sealed class RegisterDatabase(string folder)
{
    private readonly string _file = Path.Combine(folder, "permits.db");

    public string ConnectionString => ConnectionStringOf(_file);

    public void EnsureSeeded()
    {
        if (File.Exists(_file))
            return;

        // Under another name until it is complete: a start that is broken off leaves no half register behind.
        var unfinished = _file + ".unfinished";
        Directory.CreateDirectory(folder);
        File.Delete(unfinished);
        Create(unfinished);
        File.Move(unfinished, _file);
    }

    private static void Create(string file)
    {
        // Without pooling: the file must be closed before it gets its name.
        var connectionString = ConnectionStringOf(file) + ";Pooling=False";
        using (var context = new PermitDbContext(new DbContextOptionsBuilder<PermitDbContext>().UseSqlite(connectionString).Options))
            context.Database.EnsureCreated();

        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        new RegisterSeeder(connection).Seed();
    }

    private static string ConnectionStringOf(string file) => new SqliteConnectionStringBuilder { DataSource = file }.ToString();
}
