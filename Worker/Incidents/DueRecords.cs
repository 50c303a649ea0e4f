using System.Runtime.CompilerServices;
using IncidentPlatform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Worker.Incidents;

/// <summary>
/// Records of any organization for which something is due, oldest first, page by page along an index. The pages go on after
/// the last record, so that one that cannot be dealt with holds up no other.
/// </summary>
internal sealed class DueRecords(IServiceScopeFactory scopes, IOptions<HousekeepingOptions> options)
{
    private static readonly DueRecord Start = new(Guid.Empty, Guid.Empty, Instant.FromUnixTimeSeconds(0));

    /// <summary>Records whose hold ends at or before an instant.</summary>
    public IAsyncEnumerable<DueRecord> HoldsOverAsync(Instant at, CancellationToken cancel) => PagesAsync(
        (last, most) => $"select organization_id, id, due_at from holds_over({at}, {last.DueAt}, {last.Id}, {most})", cancel);

    /// <summary>Records that were opened at or before an instant and neither routed nor touched by a person.</summary>
    public IAsyncEnumerable<DueRecord> UnroutedAsync(Instant at, CancellationToken cancel) => PagesAsync(
        (last, most) => $"select organization_id, id, due_at from unrouted_records({at}, {last.DueAt}, {last.Id}, {most})", cancel);

    private async IAsyncEnumerable<DueRecord> PagesAsync(
        Func<DueRecord, int, FormattableString> query, [EnumeratorCancellation] CancellationToken cancel)
    {
        var last = Start;
        while (true)
        {
            List<DueRecord> page;
            await using (var scope = scopes.CreateAsyncScope())
            {
                var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
                page = await db.Database.SqlQuery<DueRecord>(query(last, options.Value.BatchSize)).ToListAsync(cancel);
            }
            foreach (var record in page) yield return record;
            if (page.Count < options.Value.BatchSize) yield break;

            last = page[^1];
        }
    }
}
