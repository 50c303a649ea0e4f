using IncidentPlatform.Api.Paging;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.MajorIncidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using IncidentPlatform.Domain.MajorIncidents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.MajorIncidents;

/// <summary><c>GET /major-incidents/proposals</c>: bursts about which nobody has decided, newest first.</summary>
internal static class ListProposals
{
    private const int MostOnPage = 50;

    public static void Map(RouteGroupBuilder majors) => majors
        .MapGet("/proposals", HandleAsync)
        .RequireAuthorization(Permissions.Lead)
        .WithName(nameof(ListProposals)).WithSummary("List bursts that may be major incidents");

    private static async Task<Ok<PageResponse<MajorProposalResponse>>> HandleAsync(
        int? limit, string? cursor, PlatformDbContext db, ProposalReader reader, CancellationToken cancel)
    {
        var most = Math.Clamp(limit ?? 20, 1, MostOnPage);
        var open = db.MajorProposals.AsNoTracking().Where(row => row.State == MajorProposalState.Open);
        if (Keyset.TryDecode(cursor, out var after))
            open = open.Where(row => EF.Functions.LessThan(ValueTuple.Create(row.ProposedAt, row.Id), ValueTuple.Create(after.At, after.Id)));

        var page = await open.OrderByDescending(row => row.ProposedAt).ThenByDescending(row => row.Id).Take(most + 1).ToListAsync(cancel);
        var next = page.Count > most ? new Keyset(page[most - 1].ProposedAt, page[most - 1].Id).Encode() : "";
        return TypedResults.Ok(new PageResponse<MajorProposalResponse>(await reader.ReadAsync([.. page.Take(most)], cancel), next));
    }
}
