using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Sla;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace IncidentPlatform.Api.Sla;

/// <summary><c>POST /sla/preview</c>: when a clock would be due, and why.</summary>
internal static class PreviewSla
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/sla/preview", Handle)
        .RequireAuthorization(Permissions.Read)
        .WithTags("Service levels").WithName(nameof(PreviewSla)).WithSummary("Work out when a clock would be due");

    private static Results<Ok<SlaPreviewResponse>, ProblemHttpResult> Handle(SlaPreviewRequest request)
    {
        var errors = new Dictionary<string, string[]>();
        var definition = CalendarReading.Read(
            "calendar.", request.Calendar.Zone, request.Calendar.Week, request.Calendar.Exceptions, errors);
        if (!IsServed(request.Start)) errors["start"] = [$"Between {BusinessCalendar.Earliest} and {BusinessCalendar.Latest}."];
        var pauses = new List<(Instant From, Instant To)>();
        foreach (var (pause, index) in (request.Pauses ?? []).Select((pause, index) => (pause, index)))
        {
            if (pause.Count != 2 || pause[1] < pause[0] || !IsServed(pause[0]) || !IsServed(pause[1]))
                errors[$"pauses[{index}]"] = ["A pair of instants, the second not before the first."];
            else pauses.Add((pause[0], pause[1]));
        }
        if (definition is null || errors.Count > 0) return Problem.Invalid(errors);

        var preview = SlaPreview.Compute(
            BusinessCalendar.Compile(definition), request.Start, Duration.FromSeconds(request.TargetSeconds), pauses);
        return TypedResults.Ok(new SlaPreviewResponse(
            preview.Due,
            [
                .. preview.Segments.Select(segment => new SlaSegmentResponse(
                    segment.Start, segment.End, segment.Kind, (long)segment.Duration.TotalSeconds)),
            ]));
    }

    private static bool IsServed(Instant instant) => instant >= BusinessCalendar.Earliest && instant <= BusinessCalendar.Latest;
}
