using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.OnCall;
using IncidentPlatform.Data;
using IncidentPlatform.Data.OnCall;
using IncidentPlatform.Data.SupportGroups;
using IncidentPlatform.Domain.OnCall;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Rotas;

/// <summary><c>POST /rotas/{id}/overrides</c>: somebody stands in for a while.</summary>
internal static class AddOverride
{
    /// <summary>Overrides of one rota that lie ahead: more could not be looked through by a person.</summary>
    public const int MostAhead = 500;

    private static readonly Duration Grace = Duration.FromHours(1);
    private static readonly Duration Longest = Duration.FromDays(366);

    public static void Map(RouteGroupBuilder rotas) => rotas
        .MapPost("/{id:guid}/overrides", HandleAsync)
        .RequireAuthorization(Permissions.CoverOnCall)
        .WithName(nameof(AddOverride)).WithSummary("Let somebody stand in");

    private static async Task<Results<Created<OnCallOverrideResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, AddOverrideRequest request, RotaAccess access, PlatformDbContext db, SupportGroupDirectory groups, RotaAnswers answers,
        CurrentUser user, TimeProvider time, CancellationToken cancel)
    {
        if (await access.FindAsync(id, cancel) is not { } rota) return Problem.NotFound();
        if (!access.MayCover(rota)) return Problem.Forbidden("Members of the group stand in on its rota.");

        var now = WholeSeconds.Now(time);
        var members = (await groups.MembersAsync([rota.GroupId], cancel))[rota.GroupId];
        if (Check(request, RotaJson.Read(rota.Definition), members, now) is { Count: > 0 } errors) return Problem.Invalid(errors);
        if (await CountAheadAsync(db, id, now, cancel) >= MostAhead) return Problem.Invalid("from", $"There are {MostAhead} overrides ahead already.");

        var over = new OnCallOverrideRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = user.OrganizationId,
            RotaId = id,
            LayerId = request.LayerId,
            FromAt = WholeSecond(request.From),
            ToAt = WholeSecond(request.To),
            PersonId = request.PersonId,
            CreatedAt = now,
            CreatedBy = user.PersonId,
        };
        db.OnCallOverrides.Add(over);
        await db.SaveChangesAsync(cancel);
        return TypedResults.Created($"{Conventions.Root}/rotas/{id}/overrides/{over.Id}", (await answers.OverridesAsync([over], cancel))[0]);
    }

    /// <summary>How many overrides of a rota are not over.</summary>
    public static Task<int> CountAheadAsync(PlatformDbContext db, Guid rotaId, Instant now, CancellationToken cancel) =>
        db.OnCallOverrides.CountAsync(row => row.RotaId == rotaId && row.ToAt > now, cancel);

    private static Dictionary<string, string[]> Check(AddOverrideRequest request, RotaDefinition rota, IReadOnlySet<Guid> members, Instant now)
    {
        var errors = new Dictionary<string, string[]>();
        if (rota.Layers.All(layer => layer.Id != request.LayerId)) errors["layerId"] = ["The rota has no such layer."];
        if (!members.Contains(request.PersonId)) errors["personId"] = ["An active member of the group stands in."];
        if (request.From < now - Grace) errors["from"] = ["Now or later: who was on call cannot be changed."];
        if (request.To <= now || request.To <= request.From) errors["to"] = ["After the start, and in the future."];
        else if (request.To - request.From > Longest) errors["to"] = [$"At most {Longest.Days} days after the start."];
        return errors;
    }

    private static Instant WholeSecond(Instant instant) => Instant.FromUnixTimeSeconds(instant.ToUnixTimeSeconds());
}
