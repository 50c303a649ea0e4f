using IncidentPlatform.Api.Paging;
using IncidentPlatform.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Incidents;

/// <summary>Asks the owner's functions which records of the organization have some words; what of it the caller may see is the list's matter.</summary>
internal sealed class IncidentSearch(PlatformDbContext db)
{
    /// <summary>The most that <see cref="AnyAsync"/> returns.</summary>
    public const int MostAny = 1_000;

    /// <summary>The newest that have them, in order.</summary>
    /// <param name="words">As somebody typed them.</param>
    /// <param name="most">1 to 1,000.</param>
    /// <param name="after">Only older ones than this; null for the newest of all.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<IReadOnlyList<Keyset>> NewestAsync(string words, int most, Keyset? after, CancellationToken cancel)
    {
        // A null has no type, and a statement with one is not prepared.
        var (at, id) = (after?.At ?? Instant.MaxValue, after?.Id ?? Guid.AllBitsSet);
        var hits = await db.Database.SqlQuery<Hit>($"select id, opened_at from search_incidents({words}, {most}, {at}, {id})").ToListAsync(cancel);
        return hits.ConvertAll(hit => new Keyset(hit.OpenedAt, hit.Id));
    }

    /// <summary>Whether so many have them that some are met soon in any order.</summary>
    public async Task<bool> AreCommonAsync(string words, CancellationToken cancel) =>
        (await db.Database.SqlQuery<bool>($"select search_is_common({words}) as \"Value\"").ToListAsync(cancel))[0];

    /// <summary>Any that have them: all, if fewer than <see cref="MostAny"/>.</summary>
    public Task<Guid[]> AnyAsync(string words, CancellationToken cancel) =>
        db.Database.SqlQuery<Guid>($"select id as \"Value\" from search_any_incidents({words}, {MostAny})").ToArrayAsync(cancel);

    private sealed record Hit(Guid Id, Instant OpenedAt);
}
