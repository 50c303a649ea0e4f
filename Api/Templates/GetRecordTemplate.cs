using IncidentPlatform.Api.Incidents;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Templates;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Templates;

/// <summary><c>GET /incidents/{idOrNumber}/templates/{templateId}</c>: a ready-made text with its places filled from a record.</summary>
internal static class GetRecordTemplate
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapGet("/{idOrNumber}/templates/{templateId:guid}", HandleAsync)
        .RequireAuthorization(Permissions.Work)
        .WithName(nameof(GetRecordTemplate)).WithSummary("Read a ready-made text filled for a record");

    private static async Task<Results<Ok<TemplateResponse>, ProblemHttpResult>> HandleAsync(
        string idOrNumber, Guid templateId, IncidentReader records, TemplateReader templates, CancellationToken cancel)
    {
        if (await records.FindAsync(idOrNumber, cancel) is not { } row) return Problem.NotFound();
        if (await templates.FindAsync(templateId, cancel) is not { } template) return Problem.NotFound();

        return TypedResults.Ok(await templates.FillAsync(template, await records.ReadAsync(row, cancel), cancel));
    }
}
