using System.Text.Json;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Incidents;

/// <summary>Pages of a record's timeline, oldest first.</summary>
internal sealed class TimelineReader(PlatformDbContext db, CurrentUser user)
{
    /// <summary>Lines after a sequence, at most <paramref name="limit"/>; a caller who may not read internal lines gets public ones.</summary>
    public async Task<IReadOnlyList<TimelineLineResponse>> LinesAsync(IncidentRow incident, int after, int limit, CancellationToken cancel)
    {
        var seesInternal = IncidentVisibility.SeesInternal(user, incident);
        var last = user.HandedOver?.LastSequence ?? int.MaxValue;
        var showsMails = user.HandedOver is not { ShowsContacts: false }; // signatures name who asks
        var seesPromises = user.HandedOver is null; // what others promised is none of a provider's business
        var lines = await (
            from line in db.Timeline.AsNoTracking()
            where line.IncidentId == incident.Id && line.Sequence > after && line.Sequence <= last && (seesInternal || line.Visibility == Visibility.Public)
                && (seesPromises || line.Type != nameof(TimelineEntry.HolderPromised))
            join text in db.TimelineTexts.AsNoTracking()
                on new { line.IncidentId, line.Sequence } equals new { text.IncidentId, text.Sequence } into texts
            from text in texts.DefaultIfEmpty()
            orderby line.Sequence
            select new
            {
                Line = line,
                Text = text!.Text,
                text.RedactedAt,
                text.RedactedBy,
                text.RedactionReason,
                HasWholeMail = showsMails && line.Channel == Channel.Email && db.ReceivedMails.Any(
                    mail => mail.IncidentId == line.IncidentId && mail.Sequence == line.Sequence && mail.Text != null),
            })
            .Take(limit).ToListAsync(cancel);

        var people = lines.SelectMany(entry => new[] { entry.Line.ActorId, PersonOf(entry.Line.Entry), entry.RedactedBy }).OfType<Guid>().Distinct().ToArray();
        var groups = lines.Select(entry => GroupOf(entry.Line.Entry)).OfType<Guid>().Distinct().ToArray();
        var names = await db.PersonCards.AsNoTracking().Where(card => people.Contains(card.PersonId))
            .ToDictionaryAsync(card => card.PersonId, card => card.Name, cancel);
        if (user.HandedOver is { ShowsContacts: false }) await HideConsumersAsync(names, cancel);
        var groupNames = await db.SupportGroups.AsNoTracking().Where(group => groups.Contains(group.Id))
            .ToDictionaryAsync(group => group.Id, group => group.Name, cancel);
        var records = await NumbersAsync([.. lines.Select(entry => RecordOf(entry.Line.Entry)).OfType<Guid>().Distinct()], cancel);
        return
        [
            .. lines.Select(entry => new TimelineLineResponse(
                entry.Line.Sequence, entry.Line.At, entry.Line.ActorKind, entry.Line.ActorId,
                entry.Line.ActorId is { } actor ? names.GetValueOrDefault(actor, "") : "",
                entry.Line.Channel, entry.Line.Visibility, entry.Line.Type,
                JsonSerializer.SerializeToElement(entry.Line.Entry, PlatformJson.Options),
                entry.Text, entry.RedactedAt is not null,
                GroupOf(entry.Line.Entry) is { } group ? groupNames.GetValueOrDefault(group) : null,
                PersonOf(entry.Line.Entry) is { } person ? names.GetValueOrDefault(person) : null,
                RecordOf(entry.Line.Entry) is { } record ? records.GetValueOrDefault(record) : null,
                entry.RedactedAt is { } at
                    ? new RedactionResponse(at, names.GetValueOrDefault(entry.RedactedBy ?? Guid.Empty, ""), entry.RedactionReason ?? "")
                    : null,
                entry.HasWholeMail)),
        ];
    }

    // A provider knows of no record but the one in hand.
    private async Task<Dictionary<Guid, string>> NumbersAsync(Guid[] ids, CancellationToken cancel) => ids.Length == 0 || user.HandedOver is not null
        ? []
        : await db.Incidents.AsNoTracking().Where(IncidentVisibility.Of(user, db)).Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Number, cancel);

    // A provider whose agreement does not show contacts knows colleagues by name, and nobody who asks for help.
    private async Task HideConsumersAsync(Dictionary<Guid, string> names, CancellationToken cancel)
    {
        var people = names.Keys.ToArray();
        var members = await db.Memberships.AsNoTracking().Where(member => people.Contains(member.PersonId)).ToListAsync(cancel);
        foreach (var member in members.Where(member => !Permissions.Of(member.Roles).Contains(Permissions.Work))) names.Remove(member.PersonId);
    }

    private static Guid? GroupOf(TimelineEntry entry) => entry switch
    {
        TimelineEntry.Opened opened => opened.GroupId,
        TimelineEntry.Assigned assigned => assigned.GroupId,
        TimelineEntry.Escalated escalated => escalated.GroupId,
        TimelineEntry.Routed routed => routed.GroupId,
        TimelineEntry.HolderPromised promised => promised.GroupId,
        TimelineEntry.Imported imported => imported.GroupId,
        TimelineEntry.NobodyOnCall nobody => nobody.GroupId,
        _ => null,
    };

    private static Guid? RecordOf(TimelineEntry entry) => entry switch
    {
        TimelineEntry.Linked linked => linked.OtherId,
        TimelineEntry.FollowedUp followed => followed.OtherId,
        TimelineEntry.MailNoted noted => noted.OtherId,
        _ => null,
    };

    private static Guid? PersonOf(TimelineEntry entry) => entry switch
    {
        TimelineEntry.Assigned assigned => assigned.AssigneeId,
        TimelineEntry.Accepted accepted => accepted.AssigneeId,
        TimelineEntry.Resolved resolved => resolved.AssigneeId,
        TimelineEntry.LeadNamed named => named.LeadId,
        TimelineEntry.Imported imported => imported.AssigneeId,
        TimelineEntry.Followed followed => followed.PersonId,
        TimelineEntry.Unfollowed unfollowed => unfollowed.PersonId,
        _ => null,
    };
}
