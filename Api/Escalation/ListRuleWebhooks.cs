using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Escalation;

/// <summary><c>GET /escalation-policies/webhooks</c>: the webhooks that rules can call, by name. Whoever writes rules need not see where they lead.</summary>
internal static class ListRuleWebhooks
{
    public static void Map(RouteGroupBuilder policies) => policies
        .MapGet("/webhooks", HandleAsync)
        .RequireAuthorization(Permissions.ManageLevels)
        .WithName(nameof(ListRuleWebhooks)).WithSummary("List the webhooks that rules can call");

    private static async Task<Ok<PageResponse<RuleWebhookResponse>>> HandleAsync(PlatformDbContext db, CancellationToken cancel)
    {
        var rows = await db.Webhooks.AsNoTracking().OrderBy(row => row.Name).Take(WebhookListeners.Most)
            .Select(row => new RuleWebhookResponse(row.Id, row.Name, row.IsActive)).ToListAsync(cancel);
        return TypedResults.Ok(new PageResponse<RuleWebhookResponse>(rows, ""));
    }
}
