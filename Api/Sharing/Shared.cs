using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Sharing;
using IncidentPlatform.Domain.Sharing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentPlatform.Api.Sharing;

/// <summary>What saved views and ready-made texts have in common: whose they are, who may see, share and change them.</summary>
internal sealed class Shared(PlatformDbContext db, CurrentUser user)
{
    /// <summary>Whether the caller may share with all.</summary>
    public bool SharesWithAll => user.May(Permissions.SharePresets);

    /// <summary>Those that are there for the caller; whoever may share with all also sees what is shared with groups of others.</summary>
    public IQueryable<T> Visible<T>(IQueryable<T> rows)
        where T : class, ISharedRow
    {
        var (me, groups, all) = (user.PersonId, user.GroupIds.ToArray(), SharesWithAll);
        return rows.Where(row => row.OwnerId == me
            || (row.Audience != Audience.Owner && (all || row.Audience == Audience.Organization || groups.Contains(row.GroupId!.Value))));
    }

    /// <summary>Whether the caller may change or delete it.</summary>
    public bool MayChange(ISharedRow row) => SharingRules.MayChange(row.Audience, row.OwnerId, user.PersonId, SharesWithAll);

    /// <summary>Why it cannot be for this audience; null when it can.</summary>
    public async Task<ProblemHttpResult?> ProblemAsync(Audience audience, Guid? groupId, CancellationToken cancel)
    {
        if ((audience == Audience.Group) != groupId is not null)
            return Problem.Invalid("groupId", "Name the group with which it is shared, and none otherwise.");
        if (groupId is { } named && !await db.SupportGroups.AnyAsync(group => group.Id == named && group.IsActive, cancel))
            return Problem.Invalid("groupId", "This group does not exist or takes no records.");
        return SharingRules.MayShare(audience, groupId, user.GroupIds, SharesWithAll)
            ? null
            : Problem.Forbidden("You can share with your own groups only.");
    }

    /// <summary>Names of owners and groups, by id.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<ISharedRow> rows, CancellationToken cancel)
    {
        var people = rows.Select(row => row.OwnerId).Distinct().ToArray();
        var groups = rows.Select(row => row.GroupId).OfType<Guid>().Distinct().ToArray();
        return await db.PersonCards.AsNoTracking().Where(card => people.Contains(card.PersonId)).Select(card => new { Id = card.PersonId, card.Name })
            .Concat(db.SupportGroups.AsNoTracking().Where(group => groups.Contains(group.Id)).Select(group => new { group.Id, group.Name }))
            .ToDictionaryAsync(named => named.Id, named => named.Name, cancel);
    }

    /// <summary>Deletes one, if the caller sees it, may, and knows its present version.</summary>
    public async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync<T>(IQueryable<T> rows, Guid id, IfMatch ifMatch, CancellationToken cancel)
        where T : class, ISharedRow
    {
        if (ifMatch.Version is not { } version) return Problem.VersionRequired();
        if (await Visible(rows.AsNoTracking()).SingleOrDefaultAsync(row => row.Id == id, cancel) is not { } found) return Problem.NotFound();
        if (!MayChange(found)) return Problem.Forbidden("It belongs to somebody else.");

        var deleted = await rows.Where(row => row.Id == id && row.Version == version).ExecuteDeleteAsync(cancel);
        return deleted > 0 ? TypedResults.NoContent() : Problem.Stale(found.Version, []);
    }

    /// <summary>Saves; false when somebody took the name a moment before.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody changed or deleted it in between.</exception>
    public async Task<bool> TrySaveAsync(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }
    }
}
