using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Data.SupportGroups;
using IncidentPlatform.Domain.OnCall;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Data.OnCall;

/// <summary>Whether somebody of a group can take a record, as calendars and rotas of the organization say.</summary>
public sealed class ShiftReader(PlatformDbContext db, OnCallReader onCall, SupportGroupDirectory directory, CalendarLibrary calendars)
{
    /// <summary>More than a page asks for.</summary>
    public const int MostGroups = 20;

    /// <summary>The shifts of groups at an instant; a group that does not exist is not in the answer.</summary>
    /// <param name="groupIds">At most <see cref="MostGroups"/>.</param>
    /// <param name="at">The instant.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<IReadOnlyDictionary<Guid, GroupShift>> AtAsync(IReadOnlyCollection<Guid> groupIds, Instant at, CancellationToken cancel)
    {
        var wanted = groupIds.Distinct().ToArray();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(wanted.Length, MostGroups);
        if (wanted.Length == 0) return new Dictionary<Guid, GroupShift>();

        // A provider that has the group in its hands works when the agreement says; a group without a calendar of its own when the
        // organization does; one without either always. The same order as for the clocks of holders.
        var groups = await (
            from support in db.SupportGroups.AsNoTracking()
            where wanted.Contains(support.Id)
            from organization in db.Organizations.AsNoTracking()
            select new
            {
                support.Id,
                VersionId = db.Calendars
                    .Where(calendar => calendar.Id == (db.Agreements
                        .Where(row => row.GroupId == support.Id && row.AcceptedAt <= at && row.FromAt <= at && (row.UntilAt == null || row.UntilAt > at))
                        .OrderByDescending(row => row.FromAt).Select(row => row.CalendarId).FirstOrDefault() ?? support.CalendarId ?? organization.DefaultCalendarId))
                    .Select(calendar => (Guid?)calendar.CurrentVersionId).FirstOrDefault(),
            }).ToListAsync(cancel);
        var members = await directory.MembersAsync(wanted, cancel);
        var rows = await db.Rotas.AsNoTracking().Where(rota => wanted.Contains(rota.GroupId)).ToListAsync(cancel);
        var rotas = rows.Count == 0 ? null : await onCall.LoadAsync(rows, at, at + GroupShift.LooksAhead, cancel);
        var hours = await calendars.LookupAsync(db, [.. groups.Select(group => group.VersionId).OfType<Guid>().Distinct()], cancel);
        return groups.ToDictionary(group => group.Id, group => GroupShift.At(
            at, members[group.Id], group.VersionId is { } version ? hours(version) : null,
            rows.Find(row => row.GroupId == group.Id) is { } rota ? rotas![rota.Id] : null));
    }
}
