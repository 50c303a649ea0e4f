using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Sharing;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Templates;

/// <summary><c>DELETE /templates/{id}</c>: what was written with it stays.</summary>
internal static class DeleteTemplate
{
    public static void Map(RouteGroupBuilder templates) => templates
        .MapDelete("/{id:guid}", HandleAsync)
        .RequireAuthorization(Permissions.UsePresets)
        .WithName(nameof(DeleteTemplate)).WithSummary("Delete a ready-made text");

    private static Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, IfMatch ifMatch, PlatformDbContext db, Shared shared, CancellationToken cancel) => shared.DeleteAsync(db.TextTemplates, id, ifMatch, cancel);
}
