using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Domain.Calendars;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Sla;

/// <summary><c>POST /calendars/preview</c>: business time between two instants.</summary>
internal static class PreviewCalendar
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/calendars/preview", Handle)
        .RequireAuthorization(Permissions.Read)
        .WithTags("Service levels").WithName(nameof(PreviewCalendar)).WithSummary("Count business time in a calendar");

    private static Results<Ok<CalendarPreviewResponse>, ProblemHttpResult> Handle(CalendarPreviewRequest request)
    {
        var errors = new Dictionary<string, string[]>();
        var definition = CalendarReading.Read("", request.Zone, request.Week, request.Exceptions, errors);
        if (request.To < request.From) errors["to"] = ["Not before from."];
        foreach (var (name, instant) in new[] { ("from", request.From), ("to", request.To) })
        {
            if (instant < BusinessCalendar.Earliest || instant > BusinessCalendar.Latest)
                errors[name] = [$"Between {BusinessCalendar.Earliest} and {BusinessCalendar.Latest}."];
        }
        if (definition is null || errors.Count > 0) return Problem.Invalid(errors);

        var seconds = BusinessCalendar.Compile(definition).BusinessTimeBetween(request.From, request.To).TotalSeconds;
        return TypedResults.Ok(new CalendarPreviewResponse((long)seconds));
    }
}
