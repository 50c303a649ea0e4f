using System.Globalization;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Escalation;

/// <summary><c>GET /escalation-policies/{id}/versions</c>: how a policy came to be, newest first.</summary>
internal static class ListEscalationPolicyVersions
{
    public static void Map(RouteGroupBuilder policies) => policies
        .MapGet("/{id:guid}/versions", HandleAsync)
        .RequireAuthorization(Permissions.ReadCatalog)
        .WithName(nameof(ListEscalationPolicyVersions)).WithSummary("List the versions of an escalation policy");

    private static async Task<Results<Ok<PageResponse<EscalationPolicyVersionResponse>>, ProblemHttpResult>> HandleAsync(
        Guid id, int? limit, string? cursor, PlatformDbContext db, RuleNames names, CancellationToken cancel)
    {
        if (limit is < 1 or > 200) return Problem.Invalid("limit", "Between 1 and 200.");
        var before = int.MaxValue;
        if (!string.IsNullOrEmpty(cursor) && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            return Problem.Invalid("cursor", "This cursor is not from an earlier page.");
        if (!await db.EscalationPolicies.AnyAsync(row => row.Id == id, cancel)) return Problem.NotFound();

        var most = limit ?? 50;
        var rows = await db.EscalationPolicyVersions.AsNoTracking()
            .Where(version => version.PolicyId == id && version.Version < before)
            .OrderByDescending(version => version.Version).Take(most + 1).ToListAsync(cancel);
        var page = rows.Take(most).ToList();
        var authors = page.Select(version => version.CreatedBy).OfType<Guid>();
        var named = await names.OfAsync(RuleMapping.Named(page.SelectMany(version => version.Policy.Rules)).Concat(authors), cancel);
        return TypedResults.Ok(new PageResponse<EscalationPolicyVersionResponse>(
            [
                .. page.Select(version => new EscalationPolicyVersionResponse(
                    version.Version, version.CreatedAt, version.CreatedBy is { } author ? named.GetValueOrDefault(author) : null,
                    [.. version.Policy.Rules.Select(rule => RuleMapping.ToBody(rule, named))])),
            ],
            rows.Count > most ? page[^1].Version.ToString(CultureInfo.InvariantCulture) : ""));
    }
}
