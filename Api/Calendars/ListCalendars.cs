using IncidentPlatform.Api.Paging;
using IncidentPlatform.Contracts.Calendars;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Calendars;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Calendars;

/// <summary><c>GET /calendars</c>: the calendars, by name.</summary>
internal static class ListCalendars
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/calendars", HandleAsync)
        .RequireAuthorization(Permissions.ReadCatalog)
        .WithTags("Service levels").WithName(nameof(ListCalendars)).WithSummary("List calendars");

    private static async Task<Ok<PageResponse<CalendarRowResponse>>> HandleAsync(
        int? limit, string? cursor, PlatformDbContext db, CancellationToken cancel)
    {
        var most = NamePage.LimitOf(limit);
        var rows = db.Calendars.AsNoTracking();
        if (NameKeyset.Decode(cursor) is { } after)
        {
            rows = rows.Where(row =>
                EF.Functions.GreaterThan(ValueTuple.Create(row.Name, row.Id), ValueTuple.Create(after.Name, after.Id)));
        }
        var page = await rows.OrderBy(row => row.Name).ThenBy(row => row.Id).Take(most + 1)
            .Select(row => new
            {
                Row = row,
                Version = db.CalendarVersions.Single(version => version.Id == row.CurrentVersionId),
                Services = db.Services.Count(service => service.CalendarId == row.Id),
                Groups = db.SupportGroups.Count(held => held.CalendarId == row.Id),
            }).ToListAsync(cancel);
        var defaultId = await db.Organizations.AsNoTracking().Select(organization => organization.DefaultCalendarId).SingleAsync(cancel);
        return TypedResults.Ok(NamePage.Of(
            page, most, entry => new NameKeyset(entry.Row.Name, entry.Row.Id),
            entry => new CalendarRowResponse(
                entry.Row.Id, entry.Row.Name, CalendarJson.Read(entry.Version.Definition).Zone, entry.Row.IsActive, entry.Row.Id == defaultId,
                entry.Version.Version, entry.Version.CreatedAt, entry.Services, entry.Groups)));
    }
}
