using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.OnCall;
using IncidentPlatform.Data;
using IncidentPlatform.Data.OnCall;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Text;

namespace IncidentPlatform.Api.Rotas;

/// <summary><c>GET /rotas/{id}/schedule</c>: shifts and gaps in a period; the next eight weeks without one.</summary>
internal static class GetRotaSchedule
{
    private static readonly Duration Longest = Duration.FromDays(400);
    private static readonly Instant Earliest = Instant.FromUtc(1970, 1, 2, 0, 0);
    private static readonly Instant Latest = Instant.FromUtc(2150, 1, 1, 0, 0);

    public static void Map(RouteGroupBuilder rotas) => rotas
        .MapGet("/{id:guid}/schedule", HandleAsync)
        .RequireAuthorization(Permissions.ReadCatalog)
        .WithName(nameof(GetRotaSchedule)).WithSummary("Who is on call in a period");

    private static async Task<Results<Ok<RotaScheduleResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, string? from, string? to, RotaAccess access, RotaAnswers answers, OnCallReader reader, TimeProvider time, CancellationToken cancel)
    {
        if (await access.FindAsync(id, cancel) is not { } row) return Problem.NotFound();

        var start = WholeSeconds.Now(time);
        if (from is not null && !TryRead(from, out start)) return NotAnInstant("from");

        var end = start + RotaAnswers.Ahead;
        if (to is not null && !TryRead(to, out end)) return NotAnInstant("to");
        if (end <= start || end - start > Longest) return Problem.Invalid("to", $"After from, and at most {Longest.Days} days.");

        var rota = await reader.LoadAsync(row, start, end, cancel);
        return TypedResults.Ok(await answers.ScheduleAsync(rota, row.GroupId, start, end, cancel));
    }

    private static bool TryRead(string text, out Instant instant) =>
        InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out instant) && instant >= Earliest && instant <= Latest;

    private static ProblemHttpResult NotAnInstant(string field) => Problem.Invalid(field, "An instant such as 2026-11-24T18:00:00Z, from 1970 to 2150.");
}
