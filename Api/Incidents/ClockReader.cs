using IncidentPlatform.Api.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Kpi;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Incidents;

/// <summary>The clocks of one record with their explanation, made from its timeline as everything is.</summary>
internal sealed class ClockReader(PlatformDbContext db, CurrentUser user, CalendarLibrary calendars, TimeProvider time)
{
    /// <summary>Its clocks now; for a provider who gave it back, as it was then.</summary>
    /// <remarks>
    /// What groups and providers promise, and whose time it was, is for those who work on the record; a provider's member reads
    /// the promises of the groups in their own hands only.
    /// </remarks>
    public async Task<ClocksResponse> ReadAsync(IncidentRow row, CancellationToken cancel)
    {
        var incidentId = row.Id;
        var seesHolders = user.HandedOver is null && IncidentVisibility.SeesInternal(user, row);
        var last = user.HandedOver?.LastSequence;
        var lines = await PastRecord.LinesAsync(incidentId, last ?? int.MaxValue, db, cancel);
        var lookup = await PastRecord.CalendarsAsync(lines, db, calendars, cancel);
        var record = IncidentHistory.Replay(incidentId, user.OrganizationId, lines, lookup);
        if (record.Clocks.Count == 0) return new ClocksResponse([], "", []);

        var now = last is null ? Instant.Max(WholeSeconds.Now(time), record.LastLineAt) : record.LastLineAt;
        var names = await NamesAsync(record, seesHolders, cancel);
        // Tiers are for figures that nobody asks for here.
        var context = new FactContext(lookup, lookup(record.Clocks[0].CalendarVersionId), new Dictionary<Guid, int>(), names.HandOvers);
        var holders = HolderSpans.Of(record.Id, record.OrganizationId, lines, context);
        return new ClocksResponse(
            [
                .. record.Clocks
                    .Where(clock => seesHolders || clock.Level == ClockLevel.Sla
                        || (user.HandedOver is not null && user.GroupIds.Contains(clock.HolderGroupId!.Value)))
                    .OrderBy(clock => clock.Level).ThenBy(clock => clock.Metric).ThenBy(clock => clock.StartedAt).ThenBy(clock => clock.Run)
                    .Select(clock => Explained(clock, holders, names, now, lookup)),
            ],
            "",
            seesHolders ? Attributed(record, holders, names, now, lookup) : []);
    }

    private static ClockResponse Explained(Clock clock, IReadOnlyList<HolderSpan> holders, Names names, Instant now, CalendarLookup lookup) =>
        IncidentReader.ClockAt(clock, now, lookup) with
        {
            Calendar = names.Calendars.GetValueOrDefault(clock.CalendarVersionId),
            Holder = clock.HolderGroupId is { } group ? names.Groups.GetValueOrDefault(group) : null,
            Segments =
            [
                .. ClockExplanation.Of(clock, holders, now, lookup).Select(segment => new ClockSegmentResponse(
                    segment.Start, segment.End, segment.Kind, (long)segment.Duration.TotalSeconds, segment.IsBeyond, segment.GroupId,
                    segment.GroupId is { } group ? names.Groups.GetValueOrDefault(group) : null,
                    segment.ProviderId is { } provider ? names.Providers.GetValueOrDefault(provider) : null,
                    segment.HoldReason)),
            ],
            Ahead =
            [
                .. ClockExplanation.Ahead(clock, now, lookup).Select(segment => new ClockSegmentResponse(
                    segment.Start, segment.End, segment.Kind, (long)segment.Duration.TotalSeconds)),
            ],
        };

    private static IReadOnlyList<HolderTimeResponse> Attributed(
        Incident record, IReadOnlyList<HolderSpan> holders, Names names, Instant now, CalendarLookup lookup)
    {
        if (record.ClockOf(ClockMetric.Resolution) is not { } clock) return [];

        return
        [
            .. Attribution.Of(ClockExplanation.Of(clock, holders, now, lookup), names.DeskId, lookup(clock.CalendarVersionId))
                .Select(share => new HolderTimeResponse(
                    share.Kind, share.HolderId, share.HolderId is { } id ? names.Of(share.Kind, id) : null,
                    (long)share.Time.TotalSeconds, (long)share.Beyond.TotalSeconds)),
        ];
    }

    private async Task<Names> NamesAsync(Incident record, bool withProviders, CancellationToken cancel)
    {
        var groups = record.HolderGroupIds.ToArray();
        var versions = record.Clocks.Select(clock => clock.CalendarVersionId).Distinct().ToArray();
        var agreements = await db.Agreements.AsNoTracking().Where(row => groups.Contains(row.GroupId) && row.AcceptedAt != null)
            .Select(row => new { row.GroupId, row.ProviderId, row.Name, row.FromAt, AcceptedAt = row.AcceptedAt!.Value, row.UntilAt })
            .OrderBy(row => row.FromAt).ToListAsync(cancel);
        return new Names(
            await db.SupportGroups.AsNoTracking().Where(group => groups.Contains(group.Id))
                .ToDictionaryAsync(group => group.Id, group => group.Name, cancel),
            // A provider's own row is behind its wall; the agreement's name is what this organization calls it.
            !withProviders ? [] : agreements.GroupBy(row => row.ProviderId).ToDictionary(own => own.Key, own => own.Min(row => row.Name)!),
            await (
                from version in db.CalendarVersions
                where versions.Contains(version.Id)
                join calendar in db.Calendars on version.CalendarId equals calendar.Id
                select new { version.Id, calendar.Name }).AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Name, cancel),
            [.. agreements.Select(row => new HandOver(row.GroupId, row.ProviderId, Instant.Max(row.FromAt, row.AcceptedAt), row.UntilAt))],
            await db.Organizations.AsNoTracking().Select(organization => organization.DeskGroupId).SingleOrDefaultAsync(cancel));
    }

    private sealed record Names(
        Dictionary<Guid, string> Groups, Dictionary<Guid, string> Providers, Dictionary<Guid, string> Calendars,
        IReadOnlyList<HandOver> HandOvers, Guid? DeskId)
    {
        public string? Of(HolderKind kind, Guid id) => (kind == HolderKind.Provider ? Providers : Groups).GetValueOrDefault(id);
    }
}
