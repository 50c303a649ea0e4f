using IncidentPlatform.Api.Incidents;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Templates;
using IncidentPlatform.Domain.Templates;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Templates;

/// <summary>
/// <c>GET /incidents/{idOrNumber}/templates</c>: the ready-made texts that may be used on a record, by name; asked of the record
/// because it may be a customer's, whose texts they are then.
/// </summary>
internal static class ListRecordTemplates
{
    private const int Most = 200;

    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapGet("/{idOrNumber}/templates", HandleAsync)
        .RequireAuthorization(Permissions.Work)
        .WithName(nameof(ListRecordTemplates)).WithSummary("List the ready-made texts for a record");

    private static async Task<Results<Ok<PageResponse<TemplateChoiceResponse>>, ProblemHttpResult>> HandleAsync(
        string idOrNumber, IncidentReader records, TemplateReader templates, CancellationToken cancel)
    {
        if (await records.FindAsync(idOrNumber, cancel) is null) return Problem.NotFound();

        var found = await templates.Visible.Where(row => row.Purpose != TemplatePurpose.Record)
            .OrderBy(row => row.Name).ThenBy(row => row.Id).Take(Most)
            .Select(row => new TemplateChoiceResponse(row.Id, row.Name, row.Purpose, row.Language)).ToListAsync(cancel);
        return TypedResults.Ok(new PageResponse<TemplateChoiceResponse>(found, ""));
    }
}
