using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Calendars;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace IncidentPlatform.Api.Calendars;

/// <summary><c>POST /calendars/import</c>: reads the holidays of an <c>.ics</c> file, for a form that shows them before they are saved.</summary>
internal static class ImportDates
{
    private const int MostBytes = 1 << 20;
    private const int YearsAhead = 2;

    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/calendars/import", HandleAsync)
        .Accepts<Stream>("text/calendar")
        .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
        .RequireAuthorization(Permissions.ManageLevels)
        .WithTags("Service levels").WithName(nameof(ImportDates)).WithSummary("Read whole days out of an iCalendar file");

    private static async Task<Results<Ok<ImportedDatesResponse>, ProblemHttpResult>> HandleAsync(
        HttpRequest request, TimeProvider time, CancellationToken cancel)
    {
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync(cancel);
        var year = WholeSeconds.Now(time).InUtc().Year;
        return HolidayFile.Read(text, year - 1, year + YearsAhead) is { } dates
            ? TypedResults.Ok(dates)
            : Problem.Invalid("file", "This is no iCalendar file.");
    }
}
