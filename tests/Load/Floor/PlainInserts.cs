using System.Globalization;
using Npgsql;

namespace IncidentPlatform.Load.Floor;

/// <summary>
/// The floor under what a creation can cost: the rows that the platform wrote for one record, inserted again under new ids by
/// prepared statements in one round trip and one transaction, without walls, rules or HTTP.
/// </summary>
internal sealed class PlainInserts
{
    private static readonly (string Table, string Key)[] Tables =
    [
        ("incident", "id"), ("incident_holder", "incident_id"), ("timeline", "incident_id"), ("clock", "incident_id"), ("timer", "incident_id"),
    ];

    private readonly NpgsqlDataSource _database;
    private readonly List<TableRows> _tables;
    private readonly Guid _record;
    private int _made;

    private PlainInserts(NpgsqlDataSource database, List<TableRows> tables, Guid record) =>
        (_database, _tables, _record) = (database, tables, record);

    /// <summary>How many rows one transaction inserts.</summary>
    public int Rows => _tables.Sum(table => table.Rows.Count);

    /// <summary>Takes the rows of a record that nobody touched since it was opened.</summary>
    /// <remarks>
    /// Deliveries are gone by then; three more rows of the same shape stand for them, parked, so that nobody takes them.
    /// </remarks>
    public static async Task<PlainInserts> LikeAsync(NpgsqlDataSource database, Guid record, CancellationToken cancel)
    {
        var tables = new List<TableRows>();
        await using var connection = await database.OpenConnectionAsync(cancel);
        foreach (var (table, key) in Tables) tables.Add(await ReadAsync(connection, table, $"select * from {table} where {key} = '{record}'{(table == "timeline" ? " and sequence = 1" : "")}", cancel));
        tables.Add(await ReadAsync(connection, "delivery", $"""
            select gen_random_uuid() as id, s as subscription, organization_id, id as record_id, 1 as from_sequence, 1 as to_sequence,
                opened_at as enqueued_at, opened_at as available_at, 0 as attempts, opened_at as parked_at, null::text as last_error,
                '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' as trace_parent
            from incident, unnest(array['facts', 'notification', 'routing']) s where id = '{record}'
            """, cancel));
        return new PlainInserts(database, tables, record);
    }

    /// <summary>Inserts them once.</summary>
    public async Task InsertAsync(CancellationToken cancel)
    {
        var ids = new Dictionary<Guid, Guid> { [_record] = Guid.CreateVersion7() };
        var number = $"FLOOR-{Environment.ProcessId}-{Interlocked.Increment(ref _made)}";
        await using var connection = await _database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var table in _tables) batch.BatchCommands.Add(table.Insert(ids, number));
        await batch.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Takes back what was inserted.</summary>
    public async Task RemoveAsync(CancellationToken cancel)
    {
        await using var command = _database.CreateCommand($"""
            with mine as (select id from incident where number like 'FLOOR-{Environment.ProcessId}-%'),
                holders as (delete from incident_holder where incident_id in (select id from mine)),
                lines as (delete from timeline where incident_id in (select id from mine)),
                clocks as (delete from clock where incident_id in (select id from mine)),
                timers as (delete from timer where incident_id in (select id from mine)),
                deliveries as (delete from delivery where record_id in (select id from mine))
            delete from incident where id in (select id from mine)
            """);
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<TableRows> ReadAsync(NpgsqlConnection connection, string table, string query, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(query, connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var columns = Enumerable.Range(0, reader.FieldCount)
            .Select(index => new Column(index, reader.GetName(index), reader.GetDataTypeName(index)))
            .Where(column => column.Name != "search").ToList(); // generated
        var rows = new List<object[]>();
        while (await reader.ReadAsync(cancel)) rows.Add([.. columns.Select(column => reader.GetValue(column.Index))]);
        return new TableRows(table, columns, rows);
    }

    private sealed record Column(int Index, string Name, string Type);

    private sealed class TableRows(string table, List<Column> columns, List<object[]> rows)
    {
        private static readonly string[] OwnIds = ["id", "incident_id", "clock_id", "record_id"];

        private readonly string _sql = $"insert into {table} ({string.Join(", ", columns.Select(column => column.Name))}) values " + string.Join(
            ", ", rows.Select((_, row) => $"({string.Join(", ", columns.Select((_, column) => string.Create(CultureInfo.InvariantCulture, $"${(row * columns.Count) + column + 1}")))})"));

        public List<object[]> Rows => rows;

        public NpgsqlBatchCommand Insert(Dictionary<Guid, Guid> ids, string number)
        {
            var command = new NpgsqlBatchCommand(_sql);
            foreach (var row in rows)
            {
                for (var column = 0; column < columns.Count; column++)
                {
                    var value = columns[column].Name == "number" ? number
                        : row[column] is Guid id && OwnIds.Contains(columns[column].Name) ? NewId(ids, id) : row[column];
                    command.Parameters.Add(new NpgsqlParameter { Value = value, DataTypeName = columns[column].Type });
                }
            }
            return command;
        }

        private static Guid NewId(Dictionary<Guid, Guid> ids, Guid old)
        {
            if (!ids.TryGetValue(old, out var id)) ids[old] = id = Guid.CreateVersion7();
            return id;
        }
    }
}
