using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Calendars;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Domain.Calendars;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Calendars;

/// <summary><c>GET /calendars/{id}/year</c>: what is open on each date of a year.</summary>
internal static class GetCalendarYear
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/calendars/{id:guid}/year", HandleAsync)
        .RequireAuthorization(Permissions.ReadCatalog)
        .WithTags("Service levels").WithName(nameof(GetCalendarYear)).WithSummary("Read the open and closed dates of a year");

    private static async Task<Results<Ok<CalendarYearResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, int year, PlatformDbContext db, CancellationToken cancel)
    {
        if (year is < CalendarDay.FirstYear or > CalendarDay.LastYear)
            return Problem.Invalid("year", $"Between {CalendarDay.FirstYear} and {CalendarDay.LastYear}.");

        var json = await (
            from calendar in db.Calendars.AsNoTracking()
            where calendar.Id == id
            join version in db.CalendarVersions.AsNoTracking() on calendar.CurrentVersionId equals version.Id
            select version.Definition).SingleOrDefaultAsync(cancel);
        if (json is null) return Problem.NotFound();

        var definition = CalendarJson.Read(json);
        var days = CalendarDay.Year(definition, year);
        return TypedResults.Ok(new CalendarYearResponse(
            year, definition.Zone, days.Count(day => day.OpenSeconds > 0), days.Sum(day => (long)day.OpenSeconds),
            [.. days.Select(day => new CalendarYearResponse.Day(day.Date, day.OpenSeconds, CalendarBodies.Openings(day.Openings), day.Exception))]));
    }
}
