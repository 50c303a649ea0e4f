using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Data.Demo;

/// <summary>What the records of a demo organization refer to, as stored.</summary>
internal sealed class DemoDirectory
{
    public required Guid OrganizationId { get; init; }

    public required string Key { get; init; }

    public required Guid DeskId { get; init; }

    public required PriorityMatrix Matrix { get; init; }

    public required int ReopenDays { get; init; }

    /// <summary>The organization's default calendar.</summary>
    public required BusinessCalendar Office { get; init; }

    public required CalendarLookup Calendars { get; init; }

    public required IReadOnlyDictionary<string, SupportGroupFacts> Groups { get; init; }

    public required IReadOnlyDictionary<string, DemoService> Services { get; init; }

    public required IReadOnlyDictionary<string, Guid> Categories { get; init; }

    /// <summary>The organization's people and the provider's by address.</summary>
    public required IReadOnlyDictionary<string, Guid> People { get; init; }

    /// <summary>From when on a group is handed over, by group; with the calendar's version where it is for some hours only.</summary>
    public required IReadOnlyDictionary<Guid, (Instant From, Guid? CalendarVersionId)> HandOvers { get; init; }

    public static async Task<DemoDirectory> LoadAsync(PlatformDbContext db, IEnumerable<DemoPerson> people, CancellationToken cancel)
    {
        var organization = await db.Organizations.AsNoTracking().SingleAsync(cancel);
        var groups = await db.SupportGroups.AsNoTracking().ToListAsync(cancel);
        var services = await (
            from service in db.Services
            join policy in db.SlaPolicies on service.SlaPolicyId equals policy.Id
            join version in db.SlaPolicyVersions on policy.CurrentVersionId equals version.Id
            join escalation in db.EscalationPolicies on version.EscalationPolicyId equals escalation.Id
            join rules in db.EscalationPolicyVersions on escalation.CurrentVersionId equals rules.Id
            join calendar in db.Calendars on service.CalendarId equals calendar.Id
            select new
            {
                service.Key,
                Service = new DemoService(service.Id, version.Id, version.Policy, rules.Id, rules.Policy, calendar.CurrentVersionId),
            })
            .AsNoTracking().ToListAsync(cancel);
        var calendars = await db.Calendars.AsNoTracking().ToDictionaryAsync(calendar => calendar.Id, calendar => calendar.CurrentVersionId, cancel);
        var agreements = await db.Agreements.AsNoTracking().Where(agreement => agreement.AcceptedAt != null).ToListAsync(cancel);
        var emails = people.Concat(DemoPeople.OfProvider).Select(person => person.Email).ToArray();
        var lookup = await new CalendarLibrary().LookupAsync(db, calendars.Values, cancel);
        return new DemoDirectory
        {
            OrganizationId = organization.Id,
            Key = organization.Key,
            DeskId = organization.DeskGroupId!.Value,
            Matrix = organization.PriorityMatrix,
            ReopenDays = organization.ReopenWindowDays,
            Office = lookup(calendars[organization.DefaultCalendarId!.Value]),
            Calendars = lookup,
            Groups = groups.ToDictionary(
                group => group.Key,
                group => new SupportGroupFacts(group.Id, group.Tier, true, agreements.Any(agreement => agreement.GroupId == group.Id), [])),
            Services = services.ToDictionary(row => row.Key, row => row.Service),
            Categories = await db.Categories.AsNoTracking().ToDictionaryAsync(category => category.Key, category => category.Id, cancel),
            People = await db.People.AsNoTracking().Where(person => emails.Contains(person.Email))
                .ToDictionaryAsync(person => person.Email, person => person.Id, cancel),
            HandOvers = agreements.ToDictionary(
                agreement => agreement.GroupId,
                agreement => (agreement.FromAt, agreement.CalendarId is { } id ? calendars[id] : (Guid?)null)),
        };
    }
}
