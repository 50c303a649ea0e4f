using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace IncidentPlatform.Data;

/// <summary>Writes many rows by PostgreSQL's COPY, mapped as the model maps them.</summary>
internal static class BulkCopy
{
    /// <summary>Writes rows over the context's open connection, inside its transaction. For the tables' owner only.</summary>
    public static Task WriteAsync<T>(PlatformDbContext db, IEnumerable<T> rows, CancellationToken cancel)
        where T : class
    {
        var shape = Shape.Of<T>(db);
        return CopyAsync(db, shape, shape.Table, rows, cancel);
    }

    /// <summary>The same from behind the wall of row-level security, through which COPY does not pass: by way of a temporary table.</summary>
    public static async Task InsertAsync<T>(PlatformDbContext db, IReadOnlyCollection<T> rows, CancellationToken cancel)
        where T : class
    {
        if (rows.Count == 0) return;

        var shape = Shape.Of<T>(db);
        var staged = $"staged_{shape.Table}";
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var create = new NpgsqlCommand(
            $"create temporary table \"{staged}\" on commit drop as select {shape.Names} from \"{shape.Table}\" with no data", connection);
        await create.ExecuteNonQueryAsync(cancel);
        await CopyAsync(db, shape, staged, rows, cancel);
        await using var insert = new NpgsqlCommand(
            $"insert into \"{shape.Table}\" ({shape.Names}) select {shape.Names} from \"{staged}\"; drop table \"{staged}\"", connection);
        await insert.ExecuteNonQueryAsync(cancel);
    }

    private static async Task CopyAsync<T>(PlatformDbContext db, Shape shape, string table, IEnumerable<T> rows, CancellationToken cancel)
        where T : class
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync($"copy \"{table}\" ({shape.Names}) from stdin (format binary)", cancel);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancel);
            foreach (var column in shape.Columns)
            {
                if (column.ValueOf(row) is { } value) await copy.WriteAsync(value, column.Type, cancel);
                else await copy.WriteNullAsync(cancel);
            }
        }
        await copy.CompleteAsync(cancel);
    }

    // Names of tables and columns come from the model, never from a caller.
    private sealed record Shape(string Table, string Names, IReadOnlyList<Column> Columns)
    {
        public static Shape Of<T>(PlatformDbContext db)
            where T : class
        {
            var entity = db.Model.FindEntityType(typeof(T)) ?? throw new ArgumentException($"{typeof(T).Name} is no row of the model.", nameof(db));
            var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
            var columns = entity.GetProperties().Select(property => new Column(property, table)).ToArray();
            return new Shape(table.Name, string.Join(", ", columns.Select(column => $"\"{column.Name}\"")), columns);
        }
    }

    private sealed class Column
    {
        private readonly IProperty _property;
        private readonly Func<object?, object?>? _convert;

        public Column(IProperty property, in StoreObjectIdentifier table)
        {
            var mapping = property.GetRelationalTypeMapping();
            _property = property;
            _convert = mapping.Converter?.ConvertToProvider;
            Name = property.GetColumnName(table)!;
            Type = mapping.StoreTypeNameBase;
        }

        public string Name { get; }

        public string Type { get; }

        public object? ValueOf(object row)
        {
            var value = _property.GetGetter().GetClrValue(row);
            return value is null || _convert is null ? value : _convert(value);
        }
    }
}
