using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Data;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>GET /incidents/{idOrNumber}/timeline/{sequence}/mail</c>: the mail behind a line, with what the line leaves out.</summary>
internal static class GetWholeMail
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapGet("/{idOrNumber}/timeline/{sequence:int}/mail", HandleAsync)
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(GetWholeMail)).WithSummary("Read the whole mail behind a timeline line");

    private static async Task<Results<Ok<WholeMailResponse>, ProblemHttpResult>> HandleAsync(
        string idOrNumber, int sequence, IncidentReader reader, PlatformDbContext db, CurrentUser user, CancellationToken cancel)
    {
        if (await reader.FindAsync(idOrNumber, cancel) is not { } incident) return Problem.NotFound();

        var seesInternal = IncidentVisibility.SeesInternal(user, incident);
        var last = user.HandedOver?.LastSequence ?? int.MaxValue;
        var isShown = sequence <= last && await db.Timeline.AsNoTracking().AnyAsync(
            line => line.IncidentId == incident.Id && line.Sequence == sequence && (seesInternal || line.Visibility == Visibility.Public), cancel);
        // Signatures name who asks; a provider who may not know that reads the words of the line only.
        if (!isShown || user.HandedOver is { ShowsContacts: false }) return Problem.NotFound();

        var mail = await db.ReceivedMails.AsNoTracking()
            .Where(row => row.IncidentId == incident.Id && row.Sequence == sequence && row.Text != null)
            .Select(row => new WholeMailResponse(row.ReceivedAt, row.Text!)).FirstOrDefaultAsync(cancel);
        return mail is null ? Problem.NotFound() : TypedResults.Ok(mail);
    }
}
