using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Templates;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Templates;

/// <summary><c>GET /templates/{id}</c>: one ready-made text, with its places as they were written or filled for a new record.</summary>
internal static class GetTemplate
{
    public static void Map(RouteGroupBuilder templates) => templates
        .MapGet("/{id:guid}", HandleAsync)
        .RequireAuthorization(Permissions.UsePresets)
        .WithName(nameof(GetTemplate)).WithSummary("Read a ready-made text");

    private static async Task<Results<Ok<TemplateResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, TemplateReader reader, CancellationToken cancel, bool filled = false)
    {
        if (await reader.FindAsync(id, cancel) is not { } template) return Problem.NotFound();

        return TypedResults.Ok(filled ? await reader.FillAsync(template, null, cancel) : (await reader.ReadAsync([template], cancel))[0]);
    }
}
