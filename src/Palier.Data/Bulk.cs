using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Palier.Data;

/// <summary>Inserts many rows: one prepared statement on SQLite, a binary COPY on PostgreSQL. Columns come from the model.</summary>
internal static class Bulk
{
    public static void Insert<T>(PalierContext context, IEnumerable<T> rows)
        where T : class
    {
        var type = context.Model.FindEntityType(typeof(T)) ?? throw new ArgumentException($"{typeof(T).Name} is not stored", nameof(rows));
        var properties = type.GetProperties().ToArray();
        var columns = string.Join(", ", properties.Select(p => $"\"{p.GetColumnName()}\""));
        var connection = context.Database.GetDbConnection();
        context.Watch?.Tell($"INSERT INTO {type.GetTableName()}");
        if (connection is NpgsqlConnection postgres)
        {
            Copy(postgres, $"COPY {type.GetTableName()} ({columns}) FROM STDIN (FORMAT BINARY)", properties, rows);
        }
        else
        {
            var transaction = (SqliteTransaction?)context.Database.CurrentTransaction?.GetDbTransaction();
            Prepared((SqliteConnection)connection, transaction, $"INSERT INTO {type.GetTableName()} ({columns})", properties, rows);
        }
    }

    private static void Copy<T>(NpgsqlConnection connection, string sql, IProperty[] properties, IEnumerable<T> rows)
        where T : class
    {
        using var writer = connection.BeginBinaryImport(sql);
        foreach (var row in rows)
        {
            writer.StartRow();
            foreach (var property in properties)
            {
                Write(writer, property.GetGetter().GetClrValue(row));
            }
        }

        writer.Complete();
    }

    private static void Write(NpgsqlBinaryImporter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNull();
                break;
            case string text:
                writer.Write(text, NpgsqlDbType.Text);
                break;
            case long number:
                writer.Write(number, NpgsqlDbType.Bigint);
                break;
            case int number:
                writer.Write(number, NpgsqlDbType.Integer);
                break;
            case Enum word:
                writer.Write(Convert.ToInt32(word), NpgsqlDbType.Integer);
                break;
            case bool yes:
                writer.Write(yes, NpgsqlDbType.Boolean);
                break;
            case DateOnly day:
                writer.Write(day, NpgsqlDbType.Date);
                break;
            case DateTime moment:
                writer.Write(moment, NpgsqlDbType.TimestampTz);
                break;
            case byte[] bytes:
                writer.Write(bytes, NpgsqlDbType.Bytea);
                break;
            default:
                throw new ArgumentException($"a {value.GetType().Name} cannot be stored", nameof(value));
        }
    }

    private static void Prepared<T>(SqliteConnection connection, SqliteTransaction? transaction, string sql, IProperty[] properties, IEnumerable<T> rows)
        where T : class
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        var parameters = properties.Select((_, i) => command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}" })).ToArray();
        command.CommandText = $"{sql} VALUES ({string.Join(", ", parameters.Select(p => p.ParameterName))})";
        var prepared = false;
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                var value = properties[i].GetGetter().GetClrValue(row);
                parameters[i].Value = value switch
                {
                    null => DBNull.Value,
                    Enum word => Convert.ToInt32(word),
                    _ => value,
                };
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
