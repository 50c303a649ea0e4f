using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.OnCall;
using IncidentPlatform.Data;
using IncidentPlatform.Data.SupportGroups;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Rotas;

/// <summary><c>GET /rotas/choices</c>: what a form about rotas offers, also to planners who administer neither groups nor calendars.</summary>
internal static class GetRotaChoices
{
    private const int Most = 500;

    public static void Map(RouteGroupBuilder rotas) => rotas
        .MapGet("/choices", HandleAsync)
        .RequireAuthorization(Permissions.CoverOnCall)
        .WithName(nameof(GetRotaChoices)).WithSummary("Groups without a rota, calendars, and who can take turns for a group");

    private static async Task<Ok<RotaChoicesResponse>> HandleAsync(
        Guid? groupId, PlatformDbContext db, SupportGroupDirectory directory, CancellationToken cancel)
    {
        var groups = await db.SupportGroups.AsNoTracking()
            .Where(row => row.IsActive && !db.Rotas.Any(rota => rota.GroupId == row.Id))
            .OrderBy(row => row.Name).ThenBy(row => row.Id).Take(Most).Select(row => new RotaChoiceResponse(row.Id, row.Name)).ToListAsync(cancel);
        var calendars = await db.Calendars.AsNoTracking().Where(row => row.IsActive)
            .OrderBy(row => row.Name).ThenBy(row => row.Id).Take(Most).Select(row => new RotaChoiceResponse(row.Id, row.Name)).ToListAsync(cancel);
        var members = groupId is { } group && await db.SupportGroups.AnyAsync(row => row.Id == group, cancel)
            ? (await directory.MembersAsync([group], cancel))[group].ToArray()
            : [];
        var people = await db.PersonCards.Where(card => members.Contains(card.PersonId))
            .OrderBy(card => card.Name).ThenBy(card => card.PersonId).Take(Most)
            .Select(card => new OnCallPersonResponse(card.PersonId, card.Name)).ToListAsync(cancel);
        return TypedResults.Ok(new RotaChoicesResponse(groups, calendars, people));
    }
}
