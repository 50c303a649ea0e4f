using IncidentPlatform.Api.Identity;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Reports;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Reports;

/// <summary><c>PUT /reports/hand-over/hourly-cost</c>: what an hour of the organization's own work costs, for comparing it with prices.</summary>
internal static class SaveHourlyCost
{
    public static void Map(RouteGroupBuilder reports) => reports
        .MapPut("/hand-over/hourly-cost", HandleAsync)
        .RequireAuthorization(Permissions.PlanHandOvers)
        .WithName(nameof(SaveHourlyCost)).WithSummary("Say what an hour of one's own work costs, or that it is not known");

    private static async Task<NoContent> HandleAsync(SaveHourlyCostRequest request, PlatformDbContext db, CurrentUser user, CancellationToken cancel)
    {
        var currency = request.Amount is null ? null : request.Currency;
        await db.Organizations.Where(row => row.Id == user.OrganizationId).ExecuteUpdateAsync(
            row => row.SetProperty(r => r.HourlyCost, request.Amount).SetProperty(r => r.HourlyCostCurrency, currency), cancel);
        return TypedResults.NoContent();
    }
}
