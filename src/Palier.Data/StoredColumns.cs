using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Palier.Data.Audit;
using Palier.Data.Postgres;

namespace Palier.Data;

/// <summary>A column of the model whose value is read from a row without being put into an object.</summary>
internal abstract class StoredColumn(string name)
{
    public string Name => name;

    /// <summary>The name as it stands before a value in the canonical form; that of no column needs an escape.</summary>
    public ReadOnlySpan<byte> Before => _before;

    private readonly byte[] _before = System.Text.Encoding.UTF8.GetBytes($"\"{name}\":");

    /// <summary>Whether it came later than its table: the canonical form leaves it out where it is empty, so that older rows stay as they were recorded.</summary>
    public bool CameLater { get; private set; }

    /// <summary>Adds the value to a row that goes to PostgreSQL.</summary>
    public abstract void Copy(CopyText to, object row);

    /// <summary>Adds the value to the canonical form of a row.</summary>
    public abstract void Write(CanonicalLine to, object row);

    /// <summary>The value as a parameter; null where there is none.</summary>
    public abstract object? Value(object row);

    public static StoredColumn Of(IProperty property)
    {
        var (name, type) = (property.GetColumnName(), Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType);
        return type.IsEnum || type == typeof(int) ? new ValueColumn<int>(name, Getter<int?>(property), (to, v) => to.Add(v), (to, v) => to.Write(v, default))
            : type == typeof(long) ? new ValueColumn<long>(name, Getter<long?>(property), (to, v) => to.Add(v), (to, v) => to.Write(v, default))
            : type == typeof(string) ? new ObjectColumn<string>(name, Getter<string?>(property), (to, v) => to.Add(v), (to, v) => to.Write(v))
            : type == typeof(bool) ? new ValueColumn<bool>(name, Getter<bool?>(property), (to, v) => to.Add(v), (to, v) => to.Write(v ? "true" : "false"))
            : type == typeof(DateOnly) ? new ValueColumn<DateOnly>(name, Getter<DateOnly?>(property), (to, v) => to.Add(v), (to, v) => to.Write(v))
            : type == typeof(DateTime) ? new ValueColumn<DateTime>(name, Getter<DateTime?>(property), (to, v) => to.Add(v), (to, v) => to.Write(v))
            : type == typeof(byte[]) ? new ObjectColumn<byte[]>(name, Getter<byte[]?>(property), (to, v) => to.Add(v), (to, v) => to.Write(Convert.ToHexStringLower(v)))
            : throw new ArgumentException($"a {type.Name} cannot be stored", nameof(property));
    }

    public StoredColumn Later(bool came)
    {
        CameLater = came;
        return this;
    }

    private static Func<object, T> Getter<T>(IProperty property)
    {
        var row = Expression.Parameter(typeof(object));
        var member = (MemberInfo?)property.PropertyInfo ?? property.FieldInfo ?? throw new ArgumentException($"{property.Name} stands in no row", nameof(property));
        Expression value = Expression.MakeMemberAccess(Expression.Convert(row, member.DeclaringType!), member);
        return Expression.Lambda<Func<object, T>>(value.Type == typeof(T) ? value : Expression.Convert(value, typeof(T)), row).Compile();
    }

    private sealed class ValueColumn<T>(string name, Func<object, T?> get, Action<CopyText, T> copy, Action<CanonicalLine, T> write) : StoredColumn(name)
        where T : struct
    {
        public override void Copy(CopyText to, object row)
        {
            if (get(row) is { } value)
            {
                copy(to, value);
            }
            else
            {
                to.AddNull();
            }
        }

        public override void Write(CanonicalLine to, object row)
        {
            if (get(row) is { } value)
            {
                write(to, value);
            }
            else
            {
                to.WriteNull();
            }
        }

        public override object? Value(object row) => get(row);
    }

    private sealed class ObjectColumn<T>(string name, Func<object, T?> get, Action<CopyText, T> copy, Action<CanonicalLine, T> write) : StoredColumn(name)
        where T : class
    {
        public override void Copy(CopyText to, object row)
        {
            if (get(row) is { } value)
            {
                copy(to, value);
            }
            else
            {
                to.AddNull();
            }
        }

        public override void Write(CanonicalLine to, object row)
        {
            if (get(row) is { } value)
            {
                write(to, value);
            }
            else
            {
                to.WriteNull();
            }
        }

        public override object? Value(object row) => get(row);
    }
}

/// <summary>The columns of a table, made once for each model.</summary>
internal sealed class StoredColumns
{
    private static readonly HashSet<(string Table, string Column)> cameLater = [("movements", "payment"), ("staff", "same_as")];
    private static readonly ConditionalWeakTable<IReadOnlyEntityType, StoredColumns> made = [];

    private StoredColumns(IEntityType type)
    {
        Table = type.GetTableName()!;
        All = [.. type.GetProperties().Select(p => StoredColumn.Of(p).Later(cameLater.Contains((Table, p.GetColumnName()))))];
        ByName = [.. All.OrderBy(c => c.Name, StringComparer.Ordinal)];
    }

    public string Table { get; }

    /// <summary>In the order of the model.</summary>
    public ImmutableArray<StoredColumn> All { get; }

    /// <summary>In the order of the canonical form.</summary>
    public ImmutableArray<StoredColumn> ByName { get; }

    public static StoredColumns Of(IEntityType type) => made.GetValue(type, t => new StoredColumns((IEntityType)t));
}
