using System.Linq.Expressions;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Incidents;

/// <summary>
/// What a member may see inside their organization: the one predicate behind lists, search, counts, exports, events and single
/// records. Definition: docs/visibility.md.
/// </summary>
internal static class IncidentVisibility
{
    /// <summary>The predicate for one caller.</summary>
    public static Expression<Func<IncidentRow, bool>> Of(CurrentUser user, PlatformDbContext db)
    {
        var me = user.PersonId;
        var groups = user.GroupIds.ToArray();
        if (user.Roles.Contains(Role.IncidentManager)) return _ => true;
        if (user.SeesAll)
        {
            return row => row.RequesterId == me
                || (row.Kind != IncidentKind.Complaint && (!row.IsRestricted || groups.Contains(row.GroupId)));
        }
        if (user.Roles.Contains(Role.SupportMember))
        {
            return row => row.RequesterId == me
                || (row.Kind != IncidentKind.Complaint && (row.IsRestricted
                    ? groups.Contains(row.GroupId)
                    : row.AffectedUserId == me
                        || db.IncidentHolders.Any(holder => groups.Contains(holder.GroupId) && holder.IncidentId == row.Id)
                        || db.Followers.Any(follower => follower.PersonId == me && follower.IncidentId == row.Id)));
        }
        return row => row.RequesterId == me
            || (row.Kind != IncidentKind.Complaint && !row.IsRestricted
                && (row.AffectedUserId == me
                    || db.Followers.Any(follower => follower.PersonId == me && follower.IncidentId == row.Id)));
    }

    /// <summary>
    /// The visible records in parts that each have an index for the list's order; together they are what <see cref="Of"/> allows.
    /// </summary>
    /// <param name="user">The caller.</param>
    /// <param name="db">Their organization.</param>
    /// <param name="isOfOpen">Whether only open records are asked for.</param>
    /// <param name="filter">What else is asked for.</param>
    public static IReadOnlyList<IQueryable<ListedIncident>> Parts(
        CurrentUser user, PlatformDbContext db, bool isOfOpen, Func<IQueryable<IncidentRow>, IQueryable<IncidentRow>> filter)
    {
        var all = db.Incidents.AsNoTracking();
        if (user.SeesAll) return [Part(all.Where(Of(user, db)))];

        var me = user.PersonId;
        var open = all.Where(row => row.Kind != IncidentKind.Complaint && !row.IsRestricted);
        var parts = new List<IQueryable<ListedIncident>>
        {
            Part(all.Where(row => row.RequesterId == me)),
            Part(open.Where(row => row.AffectedUserId == me)),
            Part(open.Where(row => db.Followers.Any(follower => follower.PersonId == me && follower.IncidentId == row.Id))),
        };
        if (!user.Roles.Contains(Role.SupportMember)) return parts;

        foreach (var group in user.GroupIds)
        {
            parts.Add(Part(all.Where(row => row.GroupId == group && row.Kind != IncidentKind.Complaint)));
            // What the group held once and gave away is found from the holders: in the list's order, or the few that are still open.
            var former = db.IncidentHolders.Where(holder => holder.GroupId == group && holder.UntilSequence != null);
            if (isOfOpen) former = former.Where(holder => holder.IsOpen);
            parts.Add(former.Join(
                filter(open.Where(row => row.GroupId != group)), holder => holder.IncidentId, row => row.Id,
                (holder, row) => new ListedIncident { Row = row, OpenedAt = holder.OpenedAt }));
        }
        return parts;

        IQueryable<ListedIncident> Part(IQueryable<IncidentRow> rows) =>
            filter(rows).Select(row => new ListedIncident { Row = row, OpenedAt = row.OpenedAt });
    }

    /// <summary>Whether the caller reads internal lines of a record: whoever works on it, not who asked for it.</summary>
    public static bool SeesInternal(CurrentUser user, IncidentRow row)
    {
        if (user.Roles.Contains(Role.IncidentManager)) return true;
        if (row.Kind == IncidentKind.Complaint) return false;
        if (row.IsRestricted) return user.IsStaff && user.GroupIds.Contains(row.GroupId);

        return user.SeesAll || (user.IsStaff && row.HolderGroupIds.Any(user.GroupIds.Contains));
    }
}
