using IncidentPlatform.Api.Paging;
using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Escalation;

/// <summary><c>GET /escalation-policies</c>: the policies, by name.</summary>
internal static class ListEscalationPolicies
{
    public static void Map(RouteGroupBuilder policies) => policies
        .MapGet("/", HandleAsync)
        .RequireAuthorization(Permissions.ReadCatalog)
        .WithName(nameof(ListEscalationPolicies)).WithSummary("List escalation policies");

    private static async Task<Ok<PageResponse<EscalationPolicyResponse>>> HandleAsync(
        int? limit, string? cursor, PlatformDbContext db, EscalationPolicyReader reader, CancellationToken cancel)
    {
        var most = NamePage.LimitOf(limit);
        var rows = db.EscalationPolicies.AsNoTracking();
        if (NameKeyset.Decode(cursor) is { } after)
        {
            rows = rows.Where(row =>
                EF.Functions.GreaterThan(ValueTuple.Create(row.Name, row.Id), ValueTuple.Create(after.Name, after.Id)));
        }
        var page = await rows.OrderBy(row => row.Name).ThenBy(row => row.Id).Take(most + 1).ToListAsync(cancel);
        var shown = await reader.ReadAsync([.. page.Take(most)], cancel);
        return TypedResults.Ok(new PageResponse<EscalationPolicyResponse>(
            shown, page.Count > most ? new NameKeyset(page[most - 1].Name, page[most - 1].Id).Encode() : ""));
    }
}
