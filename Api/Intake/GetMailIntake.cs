using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Intake;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Intake;

/// <summary><c>GET /mail-intake</c>: how the organization takes mail.</summary>
internal static class GetMailIntake
{
    public static void Map(RouteGroupBuilder intake) => intake
        .MapGet("", HandleAsync)
        .RequireAuthorization(Permissions.Administer)
        .WithName(nameof(GetMailIntake)).WithSummary("Read how mail is taken, and what came lately");

    private static async Task<Ok<MailIntakeResponse>> HandleAsync(
        PlatformDbContext db, MailIntakeReader reader, HttpResponse response, CancellationToken cancel)
    {
        var intake = await reader.ReadAsync(await db.MailIntakes.AsNoTracking().SingleOrDefaultAsync(cancel), cancel);
        response.Headers.ETag = $"\"{intake.Version}\"";
        return TypedResults.Ok(intake);
    }
}
