using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Palier.Data.Postgres;

namespace Palier.Data;

/// <summary>Inserts many rows: one prepared statement on SQLite, a binary COPY on PostgreSQL. Columns come from the model.</summary>
internal static class Bulk
{
    public static void Insert<T>(PalierContext context, IEnumerable<T> rows)
        where T : class
    {
        var type = context.Model.FindEntityType(typeof(T)) ?? throw new ArgumentException($"{typeof(T).Name} is not stored", nameof(rows));
        var stored = StoredColumns.Of(type);
        var columns = string.Join(", ", stored.All.Select(c => $"\"{c.Name}\""));
        var connection = context.Database.GetDbConnection();
        context.Watch?.Tell($"INSERT INTO {stored.Table}");
        if (connection is NpgsqlConnection postgres)
        {
            Copy(postgres, $"COPY {stored.Table} ({columns}) FROM STDIN (FORMAT BINARY)", stored, rows);
        }
        else
        {
            var transaction = (SqliteTransaction?)context.Database.CurrentTransaction?.GetDbTransaction();
            Prepared((SqliteConnection)connection, transaction, $"INSERT INTO {stored.Table} ({columns})", stored, rows);
        }
    }

    private static void Copy<T>(NpgsqlConnection connection, string sql, StoredColumns stored, IEnumerable<T> rows)
        where T : class
    {
        using var stream = connection.BeginRawBinaryCopy(sql);
        try
        {
            var text = new CopyText(stream);
            text.Begin();
            foreach (var row in rows)
            {
                text.BeginRow(stored.All.Length);
                foreach (var column in stored.All)
                {
                    column.Copy(text, row);
                }
            }

            text.End();
        }
        catch
        {
            // Closed without this, what was sent so far would be taken in.
            stream.Cancel();
            throw;
        }
    }

    private static void Prepared<T>(SqliteConnection connection, SqliteTransaction? transaction, string sql, StoredColumns stored, IEnumerable<T> rows)
        where T : class
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        var parameters = stored.All.Select((_, i) => command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}" })).ToArray();
        command.CommandText = $"{sql} VALUES ({string.Join(", ", parameters.Select(p => p.ParameterName))})";
        var prepared = false;
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i].Value = stored.All[i].Value(row) ?? DBNull.Value;
            }

            if (!prepared)
            {
                command.Prepare();
                prepared = true;
            }

            command.ExecuteNonQuery();
        }
    }
}
