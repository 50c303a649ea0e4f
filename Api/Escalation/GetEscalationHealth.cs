using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Contracts.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Escalation;

/// <summary><c>GET /escalation-health</c>: whether rules fire at all.</summary>
internal static class GetEscalationHealth
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/escalation-health", HandleAsync)
        .RequireAuthorization(Permissions.ReadReports)
        .WithTags("Operations").WithName(nameof(GetEscalationHealth)).WithSummary("Read whether escalation rules fire");

    private static async Task<Ok<EscalationHealthResponse>> HandleAsync(EscalationPulse pulse, CancellationToken cancel)
    {
        var (isWell, lastPassAt) = await pulse.ReadAsync(cancel);
        return TypedResults.Ok(new EscalationHealthResponse(isWell, lastPassAt));
    }
}
