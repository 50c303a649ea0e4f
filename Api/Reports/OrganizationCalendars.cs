using IncidentPlatform.Data;
using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Domain.Calendars;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Reports;

/// <summary>The organization's calendars in their present versions, and who works by which.</summary>
/// <param name="Calendars">By calendar.</param>
/// <param name="OfGroups">The calendar of each group: its own, else the organization's.</param>
/// <param name="OfServices">The calendar by which each service is promised.</param>
internal sealed record OrganizationCalendars(
    IReadOnlyDictionary<Guid, NamedCalendar> Calendars, IReadOnlyDictionary<Guid, Guid> OfGroups, IReadOnlyDictionary<Guid, Guid> OfServices)
{
    /// <summary>The calendar of a group.</summary>
    public NamedCalendar OfGroup(Guid groupId) => Calendars[OfGroups[groupId]];

    /// <summary>Reads them.</summary>
    public static async Task<OrganizationCalendars> ReadAsync(PlatformDbContext db, CalendarLibrary library, CancellationToken cancel)
    {
        var calendars = await db.Calendars.AsNoTracking().Select(calendar => new { calendar.Id, calendar.Name, calendar.CurrentVersionId }).ToListAsync(cancel);
        var lookup = await library.LookupAsync(db, [.. calendars.Select(calendar => calendar.CurrentVersionId)], cancel);
        var organization = await db.Organizations.AsNoTracking().Select(row => row.DefaultCalendarId!.Value).SingleAsync(cancel);
        var groups = await db.SupportGroups.AsNoTracking().Select(row => new { row.Id, row.CalendarId }).ToListAsync(cancel);
        var services = await db.Services.AsNoTracking().Select(row => new { row.Id, row.CalendarId }).ToListAsync(cancel);
        return new OrganizationCalendars(
            calendars.ToDictionary(calendar => calendar.Id, calendar => new NamedCalendar(calendar.Name, lookup(calendar.CurrentVersionId))),
            groups.ToDictionary(row => row.Id, row => row.CalendarId ?? organization),
            services.ToDictionary(row => row.Id, row => row.CalendarId ?? organization));
    }
}

/// <summary>A calendar with its name.</summary>
internal sealed record NamedCalendar(string Name, BusinessCalendar Calendar);
