using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Api.Sla;
using IncidentPlatform.Contracts.Calendars;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Domain.Calendars;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Calendars;

/// <summary><c>POST /calendars/{id}/impact</c>: what a change would do to the open records.</summary>
internal static class PreviewCalendarImpact
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/calendars/{id:guid}/impact", HandleAsync)
        .RequireAuthorization(Permissions.ManageLevels)
        .WithTags("Service levels").WithName(nameof(PreviewCalendarImpact)).WithSummary("Preview what a change of a calendar would do");

    private static async Task<Results<Ok<LevelImpactResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, CalendarImpactRequest request, PlatformDbContext db, LevelEdits edits, LevelPreview preview, CurrentUser user, TimeProvider time,
        CancellationToken cancel)
    {
        if (!await db.Calendars.AnyAsync(calendar => calendar.Id == id, cancel)) return Problem.NotFound();

        var now = WholeSeconds.Now(time);
        var errors = new Dictionary<string, string[]>();
        if (CalendarReading.Read("calendar.", request.Calendar, now, errors) is not { } definition) return Problem.Invalid(errors);

        var draft = new LevelDraft(Guid.CreateVersion7()) { Calendar = BusinessCalendar.Compile(definition) };
        var effects = await preview.OfAsync(
            await edits.OfCalendarAsync(id, draft.VersionId, cancel), draft, LevelAnswers.MostLate, LevelAnswers.SeenBy(user), cancel);
        return TypedResults.Ok(LevelAnswers.Impact(effects, LevelAnswers.Warnings(CalendarLint.Warn(definition, now))));
    }
}
