using IncidentPlatform.Analytics.Routing;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Analytics.Models;

/// <summary>The records of an organization from which can be learned who resolves what.</summary>
internal static class TrainingExamples
{
    private const int MostCharacters = 4_000;

    /// <summary>The newest, in time order. The label is the group that resolved.</summary>
    /// <param name="after">Only records opened after this instant; null for all.</param>
    public static async Task<IReadOnlyList<RoutingExample>> ReadAsync(PlatformDbContext db, int most, Instant? after, CancellationToken cancel)
    {
        var newest = Eligible(db);
        if (after is { } instant) newest = newest.Where(incident => incident.OpenedAt > instant);
        var examples = await (
            from incident in newest.OrderByDescending(row => row.OpenedAt).ThenByDescending(row => row.Id).Take(most)
            join membership in db.Memberships on incident.RequesterId equals membership.PersonId into memberships
            from membership in memberships.DefaultIfEmpty()
            select new RoutingExample(
                incident.Subject, incident.Description.Substring(0, MostCharacters), membership!.Unit, incident.GroupId, incident.OpenedAt))
            .ToListAsync(cancel);
        examples.Sort((left, right) => left.At.CompareTo(right.At));
        return examples;
    }

    /// <summary>Whether there are as many.</summary>
    public static async Task<bool> AreAtLeastAsync(PlatformDbContext db, int count, CancellationToken cancel) =>
        await Eligible(db).Take(count).CountAsync(cancel) == count;

    private static IQueryable<IncidentRow> Eligible(PlatformDbContext db) => db.Incidents.AsNoTracking().Where(incident =>
        (incident.Kind == IncidentKind.Incident || incident.Kind == IncidentKind.Question)
        && (incident.State == IncidentState.Resolved || incident.State == IncidentState.Closed)
        && incident.ResolutionCode != null
        && incident.ResolutionCode != ResolutionCode.Duplicate && incident.ResolutionCode != ResolutionCode.NotAnIncident);
}
