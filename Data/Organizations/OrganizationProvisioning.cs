using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Data.Escalation;
using IncidentPlatform.Data.ServiceCatalog;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Data.SupportGroups;
using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Incidents;
using NodaTime;
using NodaTime.TimeZones;

namespace IncidentPlatform.Data.Organizations;

/// <summary>
/// What every new organization begins with, so that its first record already has a holder and clocks: a service desk, the
/// service General, a calendar and an SLA policy.
/// </summary>
public static class OrganizationProvisioning
{
    /// <summary>Puts a new organization into the context, which must work for <paramref name="id"/>.</summary>
    /// <param name="db">The caller saves.</param>
    /// <param name="id">The organization.</param>
    /// <param name="key">In capitals.</param>
    /// <param name="name">Shown name.</param>
    /// <param name="timeZone">IANA zone of its reports and its calendar.</param>
    /// <param name="locale"><c>id</c> or <c>en</c>: language of the names made here.</param>
    /// <param name="now">Whole second.</param>
    public static OrganizationRow Add(PlatformDbContext db, Guid id, string key, string name, string timeZone, string locale, Instant now)
    {
        var isIndonesian = locale == "id";
        var desk = new SupportGroupRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = id,
            Key = "service-desk",
            Name = "Service desk",
            Tier = 1,
        };
        var calendar = AddCalendar(
            db, id, isIndonesian ? "Jam kantor" : "Office hours",
            new CalendarDefinition(timeZone, OfficeWeek, []), now);
        var escalation = AddEscalation(db, id, isIndonesian ? "Eskalasi standar" : "Standard escalation", DefaultLevels.Escalation(), now);
        var policy = AddPolicy(db, id, isIndonesian ? "SLA standar" : "Standard SLA", DefaultLevels.Policy, escalation.Id, now);
        var general = new ServiceRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = id,
            Key = "general",
            Name = isIndonesian ? "Umum" : "General",
            CalendarId = calendar.Id,
            SlaPolicyId = policy.Id,
        };
        var organization = new OrganizationRow
        {
            Id = id,
            Key = key,
            Name = name,
            TimeZone = timeZone,
            Locale = locale,
            DeskGroupId = desk.Id,
            DefaultServiceId = general.Id,
            DefaultCalendarId = calendar.Id,
            CreatedAt = now,
        };
        db.Organizations.Add(organization);
        db.SupportGroups.Add(desk);
        db.Services.Add(general);
        foreach (var type in Enum.GetValues<RequestType>())
        {
            db.RequestTypes.Add(new RequestTypeRow
            {
                OrganizationId = id,
                Type = type,
                GroupId = desk.Id,
                IsOffered = type is RequestType.ChangeRequest or RequestType.SoftwareLicence,
            });
        }
        return organization;
    }

    /// <summary>Puts a calendar with its first version into the context.</summary>
    public static CalendarRow AddCalendar(PlatformDbContext db, Guid organizationId, string name, CalendarDefinition definition, Instant now)
    {
        var calendarId = Guid.CreateVersion7();
        var version = new CalendarVersionRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = organizationId,
            CalendarId = calendarId,
            Version = 1,
            Definition = CalendarJson.Write(definition),
            TzdbVersion = TzdbDateTimeZoneSource.Default.TzdbVersion,
            CreatedAt = now,
        };
        var calendar = new CalendarRow { Id = calendarId, OrganizationId = organizationId, Name = name, CurrentVersionId = version.Id };
        db.Calendars.Add(calendar);
        db.CalendarVersions.Add(version);
        return calendar;
    }

    /// <summary>Puts an SLA policy with its first version into the context.</summary>
    public static SlaPolicyRow AddPolicy(
        PlatformDbContext db, Guid organizationId, string name, Domain.Sla.SlaPolicy policy, Guid? escalationPolicyId, Instant now)
    {
        var policyId = Guid.CreateVersion7();
        var version = new SlaPolicyVersionRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = organizationId,
            PolicyId = policyId,
            Version = 1,
            Policy = policy,
            EscalationPolicyId = escalationPolicyId,
            CreatedAt = now,
        };
        var row = new SlaPolicyRow { Id = policyId, OrganizationId = organizationId, Name = name, CurrentVersionId = version.Id };
        db.SlaPolicies.Add(row);
        db.SlaPolicyVersions.Add(version);
        return row;
    }

    /// <summary>Puts an escalation policy with its first version into the context.</summary>
    public static EscalationPolicyRow AddEscalation(
        PlatformDbContext db, Guid organizationId, string name, Domain.Escalation.EscalationPolicy policy, Instant now)
    {
        var policyId = Guid.CreateVersion7();
        var version = new EscalationPolicyVersionRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = organizationId,
            PolicyId = policyId,
            Version = 1,
            Policy = policy,
            CreatedAt = now,
        };
        var row = new EscalationPolicyRow { Id = policyId, OrganizationId = organizationId, Name = name, CurrentVersionId = version.Id };
        db.EscalationPolicies.Add(row);
        db.EscalationPolicyVersions.Add(version);
        return row;
    }

    private static IReadOnlyList<IReadOnlyList<Opening>> OfficeWeek
    {
        get
        {
            IReadOnlyList<Opening> day = [Opening.Parse("08:00", "17:00")];
            return [day, day, day, day, day, [], []];
        }
    }
}
