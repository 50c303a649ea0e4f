using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Data.Incidents;

/// <summary>
/// Hands out record numbers from blocks of 50 taken outside the business transaction: a counter row inside it would make
/// creations wait for each other. Gaps are normal.
/// </summary>
public sealed class NumberBlocks
{
    private const int BlockSize = 50;
    private readonly ConcurrentDictionary<Guid, Block> _blocks = new();

    /// <summary>The next number of an organization, such as <c>DEMO-10427</c>.</summary>
    /// <param name="db">Not in a transaction. Its own connection is used: a second one while it is held could be one too many.</param>
    /// <param name="organizationId">The context's organization.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<string> TakeAsync(PlatformDbContext db, Guid organizationId, CancellationToken cancel)
    {
        var block = _blocks.GetOrAdd(organizationId, _ => new Block());
        await block.Gate.WaitAsync(cancel);
        try
        {
            if (block.Next == block.End)
            {
                var taken = await TakeBlockAsync(db, organizationId, cancel);
                (block.Next, block.Key) = (taken.First, taken.Key); // a key never changes
                block.End = block.Next + BlockSize;
            }
            return string.Create(CultureInfo.InvariantCulture, $"{block.Key}-{block.Next++}");
        }
        finally
        {
            block.Gate.Release();
        }
    }

    private static async Task<TakenBlock> TakeBlockAsync(PlatformDbContext db, Guid organizationId, CancellationToken cancel) =>
        (await db.Database.SqlQuery<TakenBlock>(
            $"""
            insert into number_counter (organization_id, next) values ({organizationId}, 1 + {BlockSize})
            on conflict (organization_id) do update set next = number_counter.next + {BlockSize}
            returning next - {BlockSize} as first, (select key from organization where id = organization_id) as key
            """).ToListAsync(cancel))[0];

    private sealed record TakenBlock(long First, string Key);

    private sealed class Block
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);
        public string Key { get; set; } = "";
        public long Next { get; set; }
        public long End { get; set; }
    }
}
