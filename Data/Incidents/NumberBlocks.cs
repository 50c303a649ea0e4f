using System.Collections.Concurrent;
using IncidentPlatform.Data.Tenancy;
using Npgsql;

namespace IncidentPlatform.Data.Incidents;

/// <summary>
/// Hands out record numbers from blocks of 50 taken outside the business transaction: a counter row inside it would make
/// creations wait for each other. Gaps are normal.
/// </summary>
public sealed class NumberBlocks(NpgsqlDataSource source)
{
    private const int BlockSize = 50;
    private readonly ConcurrentDictionary<Guid, Block> _blocks = new();

    /// <summary>The next number of an organization.</summary>
    public async Task<long> TakeAsync(Guid organizationId, CancellationToken cancel)
    {
        var block = _blocks.GetOrAdd(organizationId, _ => new Block());
        await block.Gate.WaitAsync(cancel);
        try
        {
            if (block.Next == block.End)
            {
                block.Next = await TakeBlockAsync(organizationId, cancel);
                block.End = block.Next + BlockSize;
            }
            return block.Next++;
        }
        finally
        {
            block.Gate.Release();
        }
    }

    private async Task<long> TakeBlockAsync(Guid organizationId, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await TenantSetting.ApplyAsync(connection, organizationId, isLocal: false, cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            insert into number_counter (organization_id, next) values ($1, 1 + $2)
            on conflict (organization_id) do update set next = number_counter.next + $2
            returning next - $2
            """;
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = organizationId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = BlockSize });
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    private sealed class Block
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);
        public long Next { get; set; }
        public long End { get; set; }
    }
}
