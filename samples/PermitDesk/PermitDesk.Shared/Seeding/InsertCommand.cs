using Microsoft.Data.Sqlite;

namespace PermitDesk.Shared.Seeding;

/// <summary>One prepared INSERT that is executed for many rows.</summary>
internal sealed class InsertCommand : IDisposable
{
    private readonly SqliteCommand _command;

    public InsertCommand(SqliteConnection connection, SqliteTransaction transaction, string table, params string[] columns)
    {
        _command = connection.CreateCommand();
        _command.Transaction = transaction;
        _command.CommandText = $"INSERT INTO \"{table}\" (\"{string.Join("\", \"", columns)}\") VALUES ({string.Join(", ", columns.Select(c => "$" + c))})";
        foreach (var column in columns)
            _command.Parameters.Add(new SqliteParameter { ParameterName = "$" + column });
        _command.Prepare();
    }

    public void Execute(params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            _command.Parameters[i].Value = values[i];
        _command.ExecuteNonQuery();
    }

    public void Dispose() => _command.Dispose();
}
