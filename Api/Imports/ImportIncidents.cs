using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Attachments;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Imports;
using IncidentPlatform.Data.Attachments;
using IncidentPlatform.Data.Imports;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace IncidentPlatform.Api.Imports;

/// <summary><c>POST /imports/incidents</c>: a file of another system's records comes in; with what has to be known to read it, it begins at once.</summary>
internal static class ImportIncidents
{
    public static void Map(RouteGroupBuilder imports) => imports
        .MapPost("/incidents", HandleAsync)
        .RequireAuthorization(Permissions.AdministerImports)
        .Accepts<Stream>("text/csv", "application/gzip", "application/octet-stream", "multipart/form-data", "*/*")
        .WithMetadata(new RequestSizeLimitAttribute(ImportLimits.MaxBytes))
        .WithMetadata(new HeaderParameter(AttachmentLimits.NameHeader, "Name of a file that is the bare body, percent-encoded.", IsRequired: false))
        .WithName(nameof(ImportIncidents)).WithSummary("Bring a CSV file of past incidents, or of their changes; gzip is unpacked");

    private static async Task<Results<Accepted<ImportResponse>, ProblemHttpResult>> HandleAsync(
        [AsParameters] ImportQuery query, HttpContext context, Data.Imports.Imports imports, ImportReader reader, CurrentUser user, CancellationToken cancel)
    {
        var starts = query.Start ?? false;
        if (starts && query.DateOrder is null) return Problem.Invalid("dateOrder", "Say in which order dates are written: it is never guessed.");
        if (starts && query.Zone is null) return Problem.Invalid("zone", "Name the zone of the file's times, such as Asia/Jakarta.");

        if (!query.IsInstant) return Problem.Invalid("timersFrom", "Give an instant such as 2026-12-01T00:00:00Z.");

        try
        {
            var (name, body) = await ImportBody.OpenAsync(context.Request, cancel);
            if (body is null) return Problem.Invalid("file", "Send a file.");

            await using var file = await ImportFile.ReceiveAsync(body, ImportLimits.MaxBytes, cancel);
            if (await imports.SameFileAsync(file, cancel) is { } same) return Problem.Conflict("file", $"This file was imported already: {same}. Undo that first.");

            var plan = query.PlanFor(file.Headers);
            if (plan is not null && ImportPlanning.Errors(plan, file.Headers) is { Count: > 0 } errors) return Problem.Invalid(errors);

            var import = await imports.CreateAsync(file, FileName.Safe(name), user.PersonId, plan, starts, cancel);
            return TypedResults.Accepted($"{Conventions.Root}/imports/{import.Id}", await reader.ShowAsync(import, cancel));
        }
        catch (ImportFileException exception)
        {
            return exception.Fault == FileFault.TooLarge
                ? Problem.TooLarge("file", ImportWording.Of(exception.Fault))
                : Problem.Invalid("file", ImportWording.Of(exception.Fault));
        }
        catch (InvalidDataException)
        {
            return Problem.Invalid("file", "The form cannot be read.");
        }
    }
}
