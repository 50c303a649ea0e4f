using IncidentPlatform.Analytics.Routing;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Analytics.Models;

/// <summary>The records of an organization from which can be learned who resolves what, with the names of its people masked.</summary>
internal static class TrainingExamples
{
    private const int MostCharacters = 4_000;
    private const int MostNames = 50_000;

    // Twenty records ended by one sentence within a minute were cleared away, not resolved: their group tells nothing.
    private const int BulkRecords = 20;

    /// <summary>The newest, in time order. The label is the group that resolved, or the one that has its records now.</summary>
    /// <param name="after">Only records opened after this instant; null for all.</param>
    public static async Task<IReadOnlyList<RoutingExample>> ReadAsync(PlatformDbContext db, int most, Instant? after, CancellationToken cancel)
    {
        var newest = Eligible(db);
        if (after is { } instant) newest = newest.Where(incident => incident.OpenedAt > instant);
        var generalId = await db.Organizations.Select(organization => organization.DefaultServiceId).SingleAsync(cancel);
        var read = await (
            from incident in newest.OrderByDescending(row => row.OpenedAt).ThenByDescending(row => row.Id).Take(most)
            join membership in db.Memberships on incident.RequesterId equals membership.PersonId into memberships
            from membership in memberships.DefaultIfEmpty()
            join line in db.Timeline.AsNoTracking() on new { IncidentId = incident.Id, Sequence = 1 } equals new { line.IncidentId, line.Sequence } into lines
            from line in lines.DefaultIfEmpty()
            select new Resolved(
                incident.Id, incident.Subject, incident.Description.Substring(0, MostCharacters), membership!.Unit, incident.ServiceId, incident.GroupId,
                incident.FirstAssignedGroupId, incident.ClassifierGroupId != null, incident.Channel, incident.OpenedAt, incident.ResolvedAt,
                incident.ResolutionText!.Substring(0, 200), line!.Entry))
            .ToListAsync(cancel);

        var names = new KnownNames(await db.Members.AsNoTracking().OrderBy(member => member.PersonId).Select(member => member.Name).Take(MostNames).ToListAsync(cancel));
        var services = await db.Services.AsNoTracking().ToDictionaryAsync(service => service.Id, service => service.Key, cancel);
        var categories = await db.Categories.AsNoTracking().ToDictionaryAsync(category => category.Id, category => new { category.Key, category.GroupId }, cancel);
        var active = (await db.SupportGroups.AsNoTracking().Where(group => group.IsActive).Select(group => group.Id).ToListAsync(cancel)).ToHashSet();
        var succession = await GroupSuccessions.ReadAsync(db, cancel);
        var exclusions = await TrainingExclusions.ReadAsync(db, cancel);

        var examples = new List<RoutingExample>(read.Count);
        foreach (var record in WithoutBulk(read))
        {
            // A retired group whose records nobody took over would only be suggested in vain.
            var groupId = succession.Of(record.GroupId, record.ServiceId);
            if (!active.Contains(groupId)) continue;

            // What was said at opening: a classification that an agent put right later is not known when a record comes in.
            var opened = record.Opened as TimelineEntry.Opened;
            var service = opened is null || opened.ServiceId == generalId ? null : services.GetValueOrDefault(opened.ServiceId);
            var category = opened?.CategoryId is { } categoryId ? categories.GetValueOrDefault(categoryId) : null;
            if (exclusions.Any(exclusion => exclusion.Covers(groupId, opened?.CategoryId, record.OpenedAt))) continue;

            examples.Add(new RoutingExample(
                RoutingInput.Of(
                    names.Mask(record.Subject), names.Mask(record.Description), record.Unit, service, category?.Key, record.Channel.ToString()),
                groupId, record.OpenedAt)
            {
                IncidentId = record.Id,
                FirstGroupId = record.IsByClassifier || record.FirstGroupId is not { } first ? null : succession.Of(first, record.ServiceId),
                RuleGroupId = category?.GroupId,
            });
        }

        examples.Sort((left, right) => left.At.CompareTo(right.At));
        return examples;
    }

    /// <summary>Whether there are as many.</summary>
    public static async Task<bool> AreAtLeastAsync(PlatformDbContext db, int count, CancellationToken cancel) =>
        await Eligible(db).Take(count).CountAsync(cancel) == count;

    private static IEnumerable<Resolved> WithoutBulk(List<Resolved> read)
    {
        var bulk = read.Where(record => record.ResolvedAt is not null)
            .CountBy(End).Where(pair => pair.Value >= BulkRecords).Select(pair => pair.Key).ToHashSet();
        return bulk.Count == 0 ? read : read.Where(record => record.ResolvedAt is null || !bulk.Contains(End(record)));

        static (Guid, long, string?) End(Resolved record) => (record.GroupId, record.ResolvedAt!.Value.ToUnixTimeSeconds() / 60, record.ResolutionText);
    }

    private static IQueryable<IncidentRow> Eligible(PlatformDbContext db) => db.Incidents.AsNoTracking().Where(incident =>
        (incident.Kind == IncidentKind.Incident || incident.Kind == IncidentKind.Question)
        && (incident.State == IncidentState.Resolved || incident.State == IncidentState.Closed)
        && incident.ResolutionCode != null
        && incident.ResolutionCode != ResolutionCode.Duplicate && incident.ResolutionCode != ResolutionCode.NotAnIncident);

    private sealed record Resolved(
        Guid Id, string Subject, string Description, string? Unit, Guid ServiceId, Guid GroupId, Guid? FirstGroupId, bool IsByClassifier, Channel Channel,
        Instant OpenedAt, Instant? ResolvedAt, string? ResolutionText, TimelineEntry? Opened);
}
