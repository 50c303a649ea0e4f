using System.Text;
using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Identity;
using IncidentPlatform.Data.OnCall;
using IncidentPlatform.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Rotas;

/// <summary><c>GET /on-call/feeds/{token}/calendar.ics</c>: what a secret link shows, as long as whoever made it may still see it.</summary>
internal static class GetFeed
{
    /// <summary>What a calendar gets to see of the past and of the future.</summary>
    private static readonly Duration Back = Duration.FromDays(28);
    private static readonly Duration Ahead = Duration.FromDays(182);

    private const int MostRotas = 200;

    public static void Map(RouteGroupBuilder onCall) => onCall
        .MapGet("/feeds/{token}/calendar.ics", HandleAsync)
        .AllowAnonymous().RequireRateLimiting(Limits.PerAddress)
        .Produces<string>(StatusCodes.Status200OK, "text/calendar")
        .WithName(nameof(GetFeed)).WithSummary("Shifts as iCalendar, by a secret link");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleAsync(
        string token, Accounts accounts, CurrentTenant tenant, PlatformDbContext db, OnCallReader reader, TimeProvider time, CancellationToken cancel)
    {
        var now = WholeSeconds.Now(time);
        if (await accounts.FindLinkAsync(Secret.HashOf(token), cancel) is not { Purpose: OnCallFeeds.Purpose } link || link.ExpiresAt <= now)
            return Problem.NotFound();

        tenant.Set(link.OrganizationId);
        if (!await MayStillSeeAsync(link, db, cancel)) return Problem.NotFound();

        var rows = await (
            from rota in db.Rotas.AsNoTracking()
            where link.RecordId == null || rota.Id == link.RecordId
            join supportGroup in db.SupportGroups.AsNoTracking() on rota.GroupId equals supportGroup.Id
            orderby rota.Id
            select new { Rota = rota, Group = supportGroup.Name }).Take(MostRotas).ToListAsync(cancel);
        if (link.RecordId is not null && rows.Count == 0) return Problem.NotFound();

        var (start, end) = (now - Back, now + Ahead);
        var rotas = await reader.LoadAsync([.. rows.Select(row => row.Rota)], start, end, cancel);
        var shifts =
            from row in rows
            let rota = rotas[row.Rota.Id]
            from shift in rota.ShiftsBetween(start, end)
            where link.RecordId is not null || shift.PersonId == link.PersonId
            select (row.Rota.Id, row.Group, Layer: rota.Definition.Layers.First(layer => layer.Id == shift.LayerId).Name, Shift: shift);
        var listed = shifts.ToList();
        var people = listed.Select(entry => entry.Shift.PersonId).Distinct().ToArray();
        var names = await db.PersonCards.Where(card => people.Contains(card.PersonId)).ToDictionaryAsync(card => card.PersonId, card => card.Name, cancel);
        var title = link.RecordId is null ? names.GetValueOrDefault(link.PersonId, "") : rows[0].Group;
        var text = OnCallCalendar.Write(
            title, now, listed.Select(entry => new OnCallCalendar.Entry(
                $"{entry.Id:N}-{entry.Shift.LayerId:N}-{entry.Shift.Start.ToUnixTimeSeconds()}@incident-platform", entry.Shift.Start, entry.Shift.End,
                link.RecordId is null
                    ? $"{entry.Group} · {entry.Layer}"
                    : $"{names.GetValueOrDefault(entry.Shift.PersonId, "?")} · {entry.Group} · {entry.Layer}")));
        return TypedResults.File(Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8");
    }

    private static async Task<bool> MayStillSeeAsync(SignedLinkRow link, PlatformDbContext db, CancellationToken cancel)
    {
        var roles = await db.Memberships.AsNoTracking().Where(row => row.PersonId == link.PersonId && row.IsActive).Select(row => row.Roles).SingleOrDefaultAsync(cancel);
        return roles is not null && Permissions.Of(roles).Contains(link.RecordId is null ? Permissions.CoverOnCall : Permissions.ReadCatalog);
    }
}
