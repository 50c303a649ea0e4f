using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Api.Sla;
using IncidentPlatform.Contracts.Calendars;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Domain.Calendars;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Calendars;

/// <summary><c>POST /calendars</c> and <c>PUT /calendars/{id}</c>: a calendar, or its next version.</summary>
internal static class SaveCalendar
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/calendars", (SaveCalendarRequest request, PlatformDbContext db, LevelStore store, CurrentUser user, TimeProvider time, CancellationToken cancel) =>
                HandleAsync(null, null, request, db, store, user, time, cancel))
            .RequireAuthorization(Permissions.ManageLevels)
            .WithTags("Service levels").WithName("CreateCalendar").WithSummary("Add a calendar");
        api.MapPut("/calendars/{id:guid}", (Guid id, SaveCalendarRequest request, IfMatch ifMatch, PlatformDbContext db, LevelStore store, CurrentUser user, TimeProvider time, CancellationToken cancel) =>
                HandleAsync(id, ifMatch, request, db, store, user, time, cancel))
            .RequireAuthorization(Permissions.ManageLevels)
            .WithTags("Service levels").WithName("UpdateCalendar").WithSummary("Give a calendar its next version");
    }

    private static async Task<Results<Ok<CalendarResponse>, ProblemHttpResult>> HandleAsync(
        Guid? id, IfMatch? ifMatch, SaveCalendarRequest request, PlatformDbContext db, LevelStore store, CurrentUser user, TimeProvider time,
        CancellationToken cancel)
    {
        if (id is not null && ifMatch?.Version is null) return Problem.VersionRequired();
        if (id is not null && !await db.Calendars.AnyAsync(calendar => calendar.Id == id, cancel)) return Problem.NotFound();

        var now = WholeSeconds.Now(time);
        var errors = new Dictionary<string, string[]>();
        var definition = CalendarReading.Read("calendar.", request.Calendar, now, errors);
        if (!request.IsActive && await IsNeededAsync(id, db, cancel)) errors["isActive"] = ["The organization's calendar stays: it counts where nothing else is said."];
        if (definition is null || errors.Count > 0) return Problem.Invalid(errors);
        if (!request.AcceptsWarnings && CalendarLint.Warn(definition, now) is { Count: > 0 } warnings)
            return Problem.Unaccepted(LevelAnswers.Warnings(warnings));

        var result = await store.SaveCalendarAsync(
            id, ifMatch?.Version, request.Name.Trim(), definition, request.IsActive, request.Mode, user.PersonId, cancel);
        if (LevelAnswers.Refusal(result) is { } refusal) return refusal;

        var saved = (LevelSaveResult.Saved)result;
        return TypedResults.Ok((await GetCalendar.ReadAsync(saved.Id, saved.ChangeId, db, cancel))!);
    }

    private static Task<bool> IsNeededAsync(Guid? id, PlatformDbContext db, CancellationToken cancel) =>
        db.Organizations.AnyAsync(organization => organization.DefaultCalendarId == id, cancel);
}
