using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace IncidentPlatform.Data.Demo;

/// <summary>Writes many rows by PostgreSQL's COPY, mapped as the model maps them.</summary>
internal static class BulkCopy
{
    /// <summary>Writes rows over the context's open connection, inside its transaction.</summary>
    public static async Task WriteAsync<T>(PlatformDbContext db, IEnumerable<T> rows, CancellationToken cancel)
        where T : class
    {
        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new ArgumentException($"{typeof(T).Name} is no row of the model.", nameof(rows));
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        var columns = entity.GetProperties().Select(property => new Column(property, table)).ToArray();
        var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));

        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync($"copy \"{table.Name}\" ({names}) from stdin (format binary)", cancel);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancel);
            foreach (var column in columns)
            {
                if (column.ValueOf(row) is { } value) await copy.WriteAsync(value, column.Type, cancel);
                else await copy.WriteNullAsync(cancel);
            }
        }
        await copy.CompleteAsync(cancel);
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
