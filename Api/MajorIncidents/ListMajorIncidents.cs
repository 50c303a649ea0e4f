using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Incidents;
using IncidentPlatform.Api.Paging;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.MajorIncidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.MajorIncidents;

/// <summary><c>GET /major-incidents</c>: newest first; only those on which work is owed with <c>open=true</c>.</summary>
internal static class ListMajorIncidents
{
    private const int MostOnPage = 100;

    public static void Map(RouteGroupBuilder majors) => majors
        .MapGet("", HandleAsync)
        .RequireAuthorization(Permissions.Lead)
        .WithName(nameof(ListMajorIncidents)).WithSummary("List major incidents");

    private static async Task<Ok<PageResponse<MajorIncidentRowResponse>>> HandleAsync(
        bool? open, int? limit, string? cursor, PlatformDbContext db, MajorReader reader, CurrentUser user, CancellationToken cancel)
    {
        var most = Math.Clamp(limit ?? 50, 1, MostOnPage);
        var rows = db.Incidents.AsNoTracking().Where(IncidentVisibility.Of(user, db)).Where(row => row.OrganizationId == user.OrganizationId && row.IsMajor);
        if (open == true)
        {
            rows = rows.Where(row => row.State == IncidentState.New || row.State == IncidentState.Assigned
                || row.State == IncidentState.InProgress || row.State == IncidentState.OnHold);
        }
        if (Keyset.TryDecode(cursor, out var after))
            rows = rows.Where(row => EF.Functions.LessThan(ValueTuple.Create(row.OpenedAt, row.Id), ValueTuple.Create(after.At, after.Id)));

        var page = await rows.OrderByDescending(row => row.OpenedAt).ThenByDescending(row => row.Id).Take(most + 1).ToListAsync(cancel);
        var next = page.Count > most ? new Keyset(page[most - 1].OpenedAt, page[most - 1].Id).Encode() : "";
        return TypedResults.Ok(new PageResponse<MajorIncidentRowResponse>(await reader.RowsAsync([.. page.Take(most)], cancel), next));
    }
}
