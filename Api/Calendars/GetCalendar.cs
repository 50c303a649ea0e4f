using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Calendars;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Calendars;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Calendars;

/// <summary><c>GET /calendars/{id}</c> and <c>GET /calendars/{id}/versions</c>.</summary>
internal static class GetCalendar
{
    private const int MostVersions = 200;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/calendars/{id:guid}", HandleAsync)
            .RequireAuthorization(Permissions.ReadCatalog)
            .WithTags("Service levels").WithName(nameof(GetCalendar)).WithSummary("Read a calendar");
        api.MapGet("/calendars/{id:guid}/versions", VersionsAsync)
            .RequireAuthorization(Permissions.ReadCatalog)
            .WithTags("Service levels").WithName("ListCalendarVersions").WithSummary("Read the versions of a calendar, newest first");
    }

    /// <summary>A calendar as it is now; null when the organization has none of this id.</summary>
    public static async Task<CalendarResponse?> ReadAsync(Guid id, Guid? changeId, PlatformDbContext db, CancellationToken cancel)
    {
        var found = await (
            from calendar in db.Calendars.AsNoTracking()
            where calendar.Id == id
            join version in db.CalendarVersions.AsNoTracking() on calendar.CurrentVersionId equals version.Id
            from organization in db.Organizations.AsNoTracking()
            select new { Calendar = calendar, Version = version, IsDefault = organization.DefaultCalendarId == calendar.Id }).SingleOrDefaultAsync(cancel);
        return found is null
            ? null
            : new CalendarResponse(
                found.Calendar.Id, found.Calendar.Name, found.Calendar.IsActive, found.IsDefault, found.Version.Version,
                CalendarBodies.Of(CalendarJson.Read(found.Version.Definition)), found.Version.TzdbVersion, found.Version.CreatedAt, changeId);
    }

    private static async Task<Results<Ok<CalendarResponse>, ProblemHttpResult>> HandleAsync(Guid id, PlatformDbContext db, CancellationToken cancel) =>
        await ReadAsync(id, null, db, cancel) is { } calendar ? TypedResults.Ok(calendar) : Problem.NotFound();

    private static async Task<Results<Ok<PageResponse<CalendarVersionResponse>>, ProblemHttpResult>> VersionsAsync(
        Guid id, PlatformDbContext db, CancellationToken cancel)
    {
        var versions = await (
            from version in db.CalendarVersions.AsNoTracking()
            where version.CalendarId == id
            join card in db.PersonCards.AsNoTracking() on version.CreatedBy equals (Guid?)card.PersonId into cards
            from card in cards.DefaultIfEmpty()
            orderby version.Version descending
            select new { Version = version, By = card!.Name }).Take(MostVersions).ToListAsync(cancel);
        if (versions.Count == 0) return Problem.NotFound();

        return TypedResults.Ok(new PageResponse<CalendarVersionResponse>(
            [
                .. versions.Select(entry => new CalendarVersionResponse(
                    entry.Version.Id, entry.Version.Version, CalendarBodies.Of(CalendarJson.Read(entry.Version.Definition)), entry.Version.TzdbVersion,
                    entry.Version.CreatedAt, entry.By)),
            ],
            ""));
    }
}
